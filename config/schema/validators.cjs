// biome-ignore-all lint: made by ajv
// biome-ignore-all format: made by ajv
// Made by `npm run schemas` from config/schema/*.ts: do not edit it here. Compiling them anew in every run would take longer
// than all the rest of reading a configuration.
"use strict";
exports.assignments = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Assignments","description":"Who has GoToMeeting, and in which role.","type":"object","additionalProperties":false,"required":["assignments"],"properties":{"assignments":{"type":"array","description":"The lines, in order of precedence: a person whom several name has the role of the first. Additive roles come on top.","items":{"type":"object","description":"One group or one user, and the role that it has.","additionalProperties":false,"required":["role"],"oneOf":[{"required":["group"]},{"required":["user"]}],"properties":{"group":{"description":"Display name of the group in Entra ID, or `{ id: … }` with its object id. A name that no group or several have is an error.","examples":["Sales EMEA"],"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","description":"The directory object by its id, for names that are not unique.","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","format":"uuid","description":"Object id in Entra ID.","examples":["5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34"]}}}]},"user":{"description":"One person, by user principal name or mail, or `{ id: … }` with the object id.","examples":["ann.ray@contoso.com"],"anyOf":[{"type":"string","pattern":"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},{"type":"object","description":"The directory object by its id, for names that are not unique.","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","format":"uuid","description":"Object id in Entra ID.","examples":["5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34"]}}}]},"role":{"type":"string","pattern":"\\S","description":"What they get: the name of a role in roles.yaml.","examples":["organizer"]},"nested":{"type":"boolean","default":false,"description":"Whether people of groups inside the group (at any depth) are meant too; for a group only.","examples":[true]},"except":{"type":"array","description":"People of the group who are left out, as if they were not in it; other lines may still name them.","items":{"type":"string","pattern":"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$","description":"User principal name or mail.","examples":["ann.ray@contoso.com"]},"examples":[["intern@contoso.com"]]},"from":{"type":"string","format":"date","description":"First day with access, in the time zone of policy.yaml; without it, access has begun.","examples":["2026-12-01"]},"until":{"type":"string","format":"date","description":"Last day with access, in the time zone of policy.yaml; without it, access does not end.","examples":["2027-02-28"]},"reason":{"type":"string","pattern":"\\S","description":"Why, for whoever reviews the line later; it is shown beside the person.","examples":["Project Alder"]}}},"examples":[[]]}}};
const pattern0 = new RegExp("\\S", "u");
const pattern1 = new RegExp("^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$", "u");
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const formats4 = require("./formats.cjs").FORMATS.date;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.assignments === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "assignments"},message:"must have required property '"+"assignments"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "assignments")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.assignments !== undefined){
let data0 = data.assignments;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs6 = errors;
let valid3 = false;
let passing0 = null;
const _errs7 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.group === undefined){
const err2 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/oneOf/0/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'",schema:schema11.properties.assignments.items.oneOf[0].required,parentSchema:schema11.properties.assignments.items.oneOf[0],data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs8 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.user === undefined){
const err3 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/oneOf/1/required",keyword:"required",params:{missingProperty: "user"},message:"must have required property '"+"user"+"'",schema:schema11.properties.assignments.items.oneOf[1].required,parentSchema:schema11.properties.assignments.items.oneOf[1],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
const err4 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema11.properties.assignments.items.oneOf,parentSchema:schema11.properties.assignments.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.role === undefined){
const err5 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'",schema:schema11.properties.assignments.items.required,parentSchema:schema11.properties.assignments.items,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!((((((((key1 === "group") || (key1 === "user")) || (key1 === "role")) || (key1 === "nested")) || (key1 === "except")) || (key1 === "from")) || (key1 === "until")) || (key1 === "reason"))){
const err6 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.assignments.items,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.group !== undefined){
let data2 = data1.group;
const _errs11 = errors;
let valid5 = false;
const _errs12 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err7 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.assignments.items.properties.group.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.group.anyOf[0].type,parentSchema:schema11.properties.assignments.items.properties.group.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs14 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.id === undefined){
const err9 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema11.properties.assignments.items.properties.group.anyOf[1].required,parentSchema:schema11.properties.assignments.items.properties.group.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key2 in data2){
if(!(key2 === "id")){
const err10 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.assignments.items.properties.group.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.id !== undefined){
let data3 = data2.id;
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
const err11 = {instancePath:instancePath+"/assignments/" + i0+"/group/id",schemaPath:"#/properties/assignments/items/properties/group/anyOf/1/properties/id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\"",schema:"uuid",parentSchema:schema11.properties.assignments.items.properties.group.anyOf[1].properties.id,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/assignments/" + i0+"/group/id",schemaPath:"#/properties/assignments/items/properties/group/anyOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.group.anyOf[1].properties.id.type,parentSchema:schema11.properties.assignments.items.properties.group.anyOf[1].properties.id,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.assignments.items.properties.group.anyOf[1].type,parentSchema:schema11.properties.assignments.items.properties.group.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err14 = {instancePath:instancePath+"/assignments/" + i0+"/group",schemaPath:"#/properties/assignments/items/properties/group/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema11.properties.assignments.items.properties.group.anyOf,parentSchema:schema11.properties.assignments.items.properties.group,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
}
if(data1.user !== undefined){
let data4 = data1.user;
const _errs20 = errors;
let valid7 = false;
const _errs21 = errors;
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err15 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},message:"must match pattern \""+"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"+"\"",schema:"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",parentSchema:schema11.properties.assignments.items.properties.user.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.user.anyOf[0].type,parentSchema:schema11.properties.assignments.items.properties.user.anyOf[0],data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs23 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.id === undefined){
const err17 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf/1/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema11.properties.assignments.items.properties.user.anyOf[1].required,parentSchema:schema11.properties.assignments.items.properties.user.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key3 in data4){
if(!(key3 === "id")){
const err18 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.assignments.items.properties.user.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.id !== undefined){
let data5 = data4.id;
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
const err19 = {instancePath:instancePath+"/assignments/" + i0+"/user/id",schemaPath:"#/properties/assignments/items/properties/user/anyOf/1/properties/id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\"",schema:"uuid",parentSchema:schema11.properties.assignments.items.properties.user.anyOf[1].properties.id,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/assignments/" + i0+"/user/id",schemaPath:"#/properties/assignments/items/properties/user/anyOf/1/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.user.anyOf[1].properties.id.type,parentSchema:schema11.properties.assignments.items.properties.user.anyOf[1].properties.id,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.assignments.items.properties.user.anyOf[1].type,parentSchema:schema11.properties.assignments.items.properties.user.anyOf[1],data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
const err22 = {instancePath:instancePath+"/assignments/" + i0+"/user",schemaPath:"#/properties/assignments/items/properties/user/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema11.properties.assignments.items.properties.user.anyOf,parentSchema:schema11.properties.assignments.items.properties.user,data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
if(data1.role !== undefined){
let data6 = data1.role;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err23 = {instancePath:instancePath+"/assignments/" + i0+"/role",schemaPath:"#/properties/assignments/items/properties/role/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.assignments.items.properties.role,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/assignments/" + i0+"/role",schemaPath:"#/properties/assignments/items/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.role.type,parentSchema:schema11.properties.assignments.items.properties.role,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.nested !== undefined){
let data7 = data1.nested;
if(typeof data7 !== "boolean"){
const err25 = {instancePath:instancePath+"/assignments/" + i0+"/nested",schemaPath:"#/properties/assignments/items/properties/nested/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.assignments.items.properties.nested.type,parentSchema:schema11.properties.assignments.items.properties.nested,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data1.except !== undefined){
let data8 = data1.except;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
const err26 = {instancePath:instancePath+"/assignments/" + i0+"/except/" + i1,schemaPath:"#/properties/assignments/items/properties/except/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},message:"must match pattern \""+"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"+"\"",schema:"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",parentSchema:schema11.properties.assignments.items.properties.except.items,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/assignments/" + i0+"/except/" + i1,schemaPath:"#/properties/assignments/items/properties/except/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.except.items.type,parentSchema:schema11.properties.assignments.items.properties.except.items,data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/assignments/" + i0+"/except",schemaPath:"#/properties/assignments/items/properties/except/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.assignments.items.properties.except.type,parentSchema:schema11.properties.assignments.items.properties.except,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data1.from !== undefined){
let data10 = data1.from;
if(typeof data10 === "string"){
if(!(formats4.validate(data10))){
const err29 = {instancePath:instancePath+"/assignments/" + i0+"/from",schemaPath:"#/properties/assignments/items/properties/from/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\"",schema:"date",parentSchema:schema11.properties.assignments.items.properties.from,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/assignments/" + i0+"/from",schemaPath:"#/properties/assignments/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.from.type,parentSchema:schema11.properties.assignments.items.properties.from,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data1.until !== undefined){
let data11 = data1.until;
if(typeof data11 === "string"){
if(!(formats4.validate(data11))){
const err31 = {instancePath:instancePath+"/assignments/" + i0+"/until",schemaPath:"#/properties/assignments/items/properties/until/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\"",schema:"date",parentSchema:schema11.properties.assignments.items.properties.until,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/assignments/" + i0+"/until",schemaPath:"#/properties/assignments/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.until.type,parentSchema:schema11.properties.assignments.items.properties.until,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data1.reason !== undefined){
let data12 = data1.reason;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err33 = {instancePath:instancePath+"/assignments/" + i0+"/reason",schemaPath:"#/properties/assignments/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.assignments.items.properties.reason,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/assignments/" + i0+"/reason",schemaPath:"#/properties/assignments/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.assignments.items.properties.reason.type,parentSchema:schema11.properties.assignments.items.properties.reason,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/assignments/" + i0,schemaPath:"#/properties/assignments/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.assignments.items.type,parentSchema:schema11.properties.assignments.items,data:data1};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/assignments",schemaPath:"#/properties/assignments/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.assignments.type,parentSchema:schema11.properties.assignments,data:data0};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

exports.roles = validate11;
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Roles","description":"What each role means in GoTo and in Entra ID.","type":"object","additionalProperties":false,"required":["roles"],"properties":{"roles":{"type":"object","description":"The roles, by a name of yours: letters, digits, spaces, - and _, beginning with a letter.","propertyNames":{"pattern":"^[A-Za-z][A-Za-z0-9 _-]{0,63}$"},"additionalProperties":{"type":"object","description":"What a role means in GoTo and in Entra ID.","additionalProperties":false,"properties":{"appRole":{"type":"string","pattern":"\\S","default":"User","description":"App role of the enterprise application that its groups and people are assigned, by its display name.","examples":["User"]},"licenses":{"type":"array","description":"Licences of the GoTo account, by the description that its administration shows, or by key. Left out: none.","items":{"type":"string","pattern":"\\S","description":"Description or key.","examples":["GoToMeeting Business"]},"examples":[["GoToMeeting Business"]]},"adminRoles":{"type":"array","description":"Rights in the administration of the GoTo account (docs/services/goto-admin-api.md §10.1). Left out: none.","items":{"description":"A right in the administration (docs/services/goto-admin-api.md §10.1).","enum":["SUPER_USER","MANAGE_USERS","ADD_USERS","MANAGE_SEATS","MANAGE_SETTINGS","MANAGE_GROUPS","RUN_REPORTS","MANAGE_ACCOUNT"]},"examples":[["MANAGE_USERS"]]},"userGroup":{"type":"string","pattern":"\\S","description":"User group in GoTo that its people are in; without it, their group is left alone.","examples":["Sales"]},"additive":{"type":"boolean","default":false,"description":"Whether the role only adds its licences to those of a person's first ordinary role; it has no adminRoles and no userGroup.","examples":[true]}}},"examples":[{"organizer":{"licenses":["GoToMeeting Business"]}}]}}};
const pattern5 = new RegExp("^[A-Za-z][A-Za-z0-9 _-]{0,63}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.roles === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "roles"},message:"must have required property '"+"roles"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "roles")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.roles !== undefined){
let data0 = data.roles;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err2 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9 _-]{0,63}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9 _-]{0,63}$"+"\"",schema:"^[A-Za-z][A-Za-z0-9 _-]{0,63}$",parentSchema:schema12.properties.roles.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
const err3 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema12.properties.roles.propertyNames,parentSchema:schema12.properties.roles,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key2 in data0){
let data1 = data0[key2];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key3 in data1){
if(!(((((key3 === "appRole") || (key3 === "licenses")) || (key3 === "adminRoles")) || (key3 === "userGroup")) || (key3 === "additive"))){
const err4 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema12.properties.roles.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.appRole !== undefined){
let data2 = data1.appRole;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err5 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/appRole",schemaPath:"#/properties/roles/additionalProperties/properties/appRole/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.properties.roles.additionalProperties.properties.appRole,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/appRole",schemaPath:"#/properties/roles/additionalProperties/properties/appRole/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.roles.additionalProperties.properties.appRole.type,parentSchema:schema12.properties.roles.additionalProperties.properties.appRole,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.licenses !== undefined){
let data3 = data1.licenses;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err7 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/licenses/" + i0,schemaPath:"#/properties/roles/additionalProperties/properties/licenses/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.properties.roles.additionalProperties.properties.licenses.items,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/licenses/" + i0,schemaPath:"#/properties/roles/additionalProperties/properties/licenses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.roles.additionalProperties.properties.licenses.items.type,parentSchema:schema12.properties.roles.additionalProperties.properties.licenses.items,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/licenses",schemaPath:"#/properties/roles/additionalProperties/properties/licenses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.roles.additionalProperties.properties.licenses.type,parentSchema:schema12.properties.roles.additionalProperties.properties.licenses,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.adminRoles !== undefined){
let data5 = data1.adminRoles;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(!((((((((data6 === "SUPER_USER") || (data6 === "MANAGE_USERS")) || (data6 === "ADD_USERS")) || (data6 === "MANAGE_SEATS")) || (data6 === "MANAGE_SETTINGS")) || (data6 === "MANAGE_GROUPS")) || (data6 === "RUN_REPORTS")) || (data6 === "MANAGE_ACCOUNT"))){
const err10 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/adminRoles/" + i1,schemaPath:"#/properties/roles/additionalProperties/properties/adminRoles/items/enum",keyword:"enum",params:{allowedValues: schema12.properties.roles.additionalProperties.properties.adminRoles.items.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.roles.additionalProperties.properties.adminRoles.items.enum,parentSchema:schema12.properties.roles.additionalProperties.properties.adminRoles.items,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/adminRoles",schemaPath:"#/properties/roles/additionalProperties/properties/adminRoles/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.roles.additionalProperties.properties.adminRoles.type,parentSchema:schema12.properties.roles.additionalProperties.properties.adminRoles,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.userGroup !== undefined){
let data7 = data1.userGroup;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err12 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/userGroup",schemaPath:"#/properties/roles/additionalProperties/properties/userGroup/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.properties.roles.additionalProperties.properties.userGroup,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/userGroup",schemaPath:"#/properties/roles/additionalProperties/properties/userGroup/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.roles.additionalProperties.properties.userGroup.type,parentSchema:schema12.properties.roles.additionalProperties.properties.userGroup,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.additive !== undefined){
let data8 = data1.additive;
if(typeof data8 !== "boolean"){
const err14 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/additive",schemaPath:"#/properties/roles/additionalProperties/properties/additive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.roles.additionalProperties.properties.additive.type,parentSchema:schema12.properties.roles.additionalProperties.properties.additive,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roles/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.roles.additionalProperties.type,parentSchema:schema12.properties.roles.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.roles.type,parentSchema:schema12.properties.roles,data:data0};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

exports.application = validate12;
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Application","description":"The enterprise application in Entra ID and how accounts are provisioned.","type":"object","additionalProperties":false,"required":["application"],"properties":{"application":{"type":"object","description":"The enterprise application in Entra ID: one that exists, or how to make one.","additionalProperties":false,"oneOf":[{"required":["existing"]},{"required":["gallery"]},{"required":["custom"]}],"properties":{"existing":{"type":"string","pattern":"\\S","description":"Display name or object id of an enterprise application that exists.","examples":["GoToMeeting"]},"gallery":{"type":"string","pattern":"\\S","description":"Display name of the template in Entra's gallery that a new one is made from.","examples":["GoToMeeting"]},"custom":{"type":"string","pattern":"\\S","description":"Display name of a new one that is made without a template.","examples":["GoToMeeting"]}},"examples":[{"existing":"GoToMeeting"}]},"assignmentRequired":{"type":"boolean","default":true,"description":"Whether only people who are assigned to the application can sign in through it.","examples":[true]},"sso":{"type":"object","description":"Single sign-on; independent of provisioning. Left out: nothing about it is changed.","examples":[{"saml":{}}],"additionalProperties":false,"required":["saml"],"properties":{"saml":{"type":"object","description":"Single sign-on by SAML (docs/behaviour.md §13); {} for what GoTo asks for.","examples":[{}],"additionalProperties":false,"properties":{"identifier":{"description":"Entity id of GoTo, or a list of them.","anyOf":[{"type":"string","format":"uri","description":"One of them.","examples":["https://authentication.logmeininc.com/saml/sp"]},{"type":"array","minItems":1,"items":{"type":"string","format":"uri","description":"One of them.","examples":["https://authentication.logmeininc.com/saml/sp"]}}],"examples":["https://authentication.logmeininc.com/saml/sp"]},"replyUrl":{"description":"Where Entra sends tokens to, or a list of such addresses.","anyOf":[{"type":"string","format":"uri","description":"One of them.","examples":["https://authentication.logmeininc.com/saml/acs"]},{"type":"array","minItems":1,"items":{"type":"string","format":"uri","description":"One of them.","examples":["https://authentication.logmeininc.com/saml/acs"]}}],"examples":["https://authentication.logmeininc.com/saml/acs"]},"relayState":{"type":"string","format":"uri","description":"Page that opens after signing in.","examples":["https://global.gotomeeting.com"]},"loginUrl":{"type":"string","format":"uri","description":"Page at which signing in starts.","examples":["https://contoso.com/meetings"]},"nameId":{"description":"What GoTo knows a person by: an attribute of the user, or an attribute and the format it is sent in.","examples":["mail"],"anyOf":[{"type":"string","pattern":"\\S","description":"Attribute of a user in Entra ID.","examples":["mail"]},{"type":"object","description":"An attribute and its format.","additionalProperties":false,"required":["attribute"],"properties":{"attribute":{"type":"string","pattern":"\\S","description":"Attribute of a user in Entra ID.","examples":["mail"]},"format":{"enum":["emailAddress","persistent","transient","unspecified","WindowsDomainQualifiedName"],"description":"Format of the NameID.","examples":["emailAddress"]}}}]},"claims":{"type":"object","description":"Claims of the token besides Entra's own, by their name.","examples":[{"department":"department"}],"additionalProperties":{"description":"Attribute of the user, or one text for everybody.","anyOf":[{"type":"string","pattern":"\\S","description":"Attribute of a user in Entra ID.","examples":["mail"]},{"type":"object","description":"The same text for everybody.","additionalProperties":false,"required":["constant"],"properties":{"constant":{"type":"string","pattern":"\\S","description":"What everybody gets.","examples":["Contoso"]}}}]}},"certificate":{"type":"object","description":"The certificate that signs tokens, and how it is followed by the next one.","examples":[{"renewBefore":"60d"}],"additionalProperties":false,"properties":{"years":{"type":"integer","minimum":1,"maximum":10,"default":3,"description":"How many years a new one is valid.","examples":[3]},"renewBefore":{"type":"string","pattern":"^[1-9][0-9]{0,4}d$","default":"60d","description":"How long before its end the next one is made.","examples":["60d"]},"activateBefore":{"type":"string","pattern":"^[1-9][0-9]{0,4}d$","default":"30d","description":"How long before its end the next one takes over.","examples":["30d"]}}},"notificationEmails":{"type":"array","description":"Whom Entra tells before the signing certificate ends.","examples":[["it@contoso.com"]],"items":{"type":"string","pattern":"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$","description":"E-mail address.","examples":["it@contoso.com"]}}}}}},"provisioning":{"type":"object","description":"How the accounts in GoTo are made and kept. All keys but `mode` and the two about mails are for mode entra.","examples":[{"mode":"direct"}],"additionalProperties":false,"properties":{"mode":{"enum":["direct","entra"],"default":"direct","description":"Who makes, names and ends accounts: direct, this project; entra, Entra's provisioning service (docs/behaviour.md §9).","examples":["direct"]},"notificationEmail":{"type":"string","pattern":"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$","description":"Who is told about failures, by Entra's service in mode entra and by this project (docs/behaviour.md §12).","examples":["it@contoso.com"]},"notifyOnFailure":{"type":"boolean","default":false,"description":"Whether a failure is mailed to that address.","examples":[true]},"status":{"enum":["on","off",true,false],"default":"on","description":"Whether Entra's service runs; off pauses it.","examples":["off"]},"scope":{"enum":["assigned","all"],"default":"assigned","description":"Whom Entra's service provisions: whoever is assigned to the application, or everybody of the tenant.","examples":["assigned"]},"deletionThreshold":{"type":"integer","minimum":1,"description":"Deletions in one cycle at which Entra's service stops and asks. Left out: never.","examples":[50]},"mappings":{"type":"object","description":"What Entra's service fills accounts from. Only what is named is managed; the rest stays as it is.","examples":[{"users":{"attributes":{"userName":"mail"}}}],"additionalProperties":false,"properties":{"users":{"type":"object","description":"The mapping of users; that of groups is left alone.","examples":[{"matching":["userName"]}],"additionalProperties":false,"properties":{"actions":{"type":"array","description":"What the service may do: the three check boxes of the portal.","examples":[["create","update","delete"]],"items":{"enum":["create","update","delete"],"description":"What the service may do."}},"matching":{"type":"array","description":"Target attributes by which an account is found, in order of precedence.","examples":[["userName"]],"items":{"type":"string","pattern":"\\S","description":"Target attribute.","examples":["userName"]}},"attributes":{"type":"object","description":"Target attributes of GoTo and what each is filled from.","examples":[{"userName":"mail"}],"additionalProperties":{"description":"Attribute of the directory, or an object for anything else.","anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","description":"What the target attribute is filled from, and when.","additionalProperties":false,"oneOf":[{"required":["attribute"]},{"required":["constant"]},{"required":["expression"]}],"properties":{"attribute":{"type":"string","pattern":"\\S","description":"Attribute of the directory.","examples":["mail"]},"constant":{"type":"string","description":"The same text for everybody.","examples":["en_US"]},"expression":{"type":"string","pattern":"\\S","description":"Expression in the language of Entra's mappings.","examples":["Not([IsSoftDeleted])"]},"apply":{"enum":["always","onCreate"],"default":"always","description":"When the attribute is sent: in each cycle, or only when an account is made.","examples":["onCreate"]}}}]}},"filter":{"type":"array","description":"Who is provisioned: whoever meets all conditions of one of these lists.","examples":[[[{"attribute":"department","operator":"EQUALS","value":"Sales"}]]],"items":{"type":"array","description":"Conditions that must all hold.","items":{"type":"object","description":"A condition on one attribute of the directory.","additionalProperties":false,"required":["attribute","operator"],"properties":{"attribute":{"type":"string","pattern":"\\S","description":"Attribute of the directory.","examples":["department"]},"operator":{"description":"Operator of Entra's scoping filters (docs/services/entra-graph.md §6.6).","examples":["EQUALS"],"enum":["EQUALS","NOT EQUALS","IS TRUE","IS FALSE","IS NULL","IS NOT NULL","REGEX MATCH","NOT REGEX MATCH","ENDS_WITH","Includes","Greater_Than","Greater_Than_OR_EQUALS","&","!&"]},"value":{"type":["string","integer"],"description":"What the attribute is compared with; IS TRUE and its like take none.","examples":["Sales"]}}}}}}}}}}}}};
const pattern16 = new RegExp("^[1-9][0-9]{0,4}d$", "u");
const formats8 = require("./formats.cjs").FORMATS.uri;

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.application === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "application"},message:"must have required property '"+"application"+"'",schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "application") || (key0 === "assignmentRequired")) || (key0 === "sso")) || (key0 === "provisioning"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.application !== undefined){
let data0 = data.application;
const _errs4 = errors;
let valid1 = false;
let passing0 = null;
const _errs5 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.existing === undefined){
const err2 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/oneOf/0/required",keyword:"required",params:{missingProperty: "existing"},message:"must have required property '"+"existing"+"'",schema:schema13.properties.application.oneOf[0].required,parentSchema:schema13.properties.application.oneOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.gallery === undefined){
const err3 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/oneOf/1/required",keyword:"required",params:{missingProperty: "gallery"},message:"must have required property '"+"gallery"+"'",schema:schema13.properties.application.oneOf[1].required,parentSchema:schema13.properties.application.oneOf[1],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
const _errs7 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.custom === undefined){
const err4 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/oneOf/2/required",keyword:"required",params:{missingProperty: "custom"},message:"must have required property '"+"custom"+"'",schema:schema13.properties.application.oneOf[2].required,parentSchema:schema13.properties.application.oneOf[2],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid1 = true;
passing0 = 2;
}
}
}
if(!valid1){
const err5 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema13.properties.application.oneOf,parentSchema:schema13.properties.application,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(((key1 === "existing") || (key1 === "gallery")) || (key1 === "custom"))){
const err6 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.application,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.existing !== undefined){
let data1 = data0.existing;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err7 = {instancePath:instancePath+"/application/existing",schemaPath:"#/properties/application/properties/existing/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.application.properties.existing,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/application/existing",schemaPath:"#/properties/application/properties/existing/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.application.properties.existing.type,parentSchema:schema13.properties.application.properties.existing,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.gallery !== undefined){
let data2 = data0.gallery;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err9 = {instancePath:instancePath+"/application/gallery",schemaPath:"#/properties/application/properties/gallery/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.application.properties.gallery,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/application/gallery",schemaPath:"#/properties/application/properties/gallery/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.application.properties.gallery.type,parentSchema:schema13.properties.application.properties.gallery,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.custom !== undefined){
let data3 = data0.custom;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err11 = {instancePath:instancePath+"/application/custom",schemaPath:"#/properties/application/properties/custom/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.application.properties.custom,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/application/custom",schemaPath:"#/properties/application/properties/custom/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.application.properties.custom.type,parentSchema:schema13.properties.application.properties.custom,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.application.type,parentSchema:schema13.properties.application,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.assignmentRequired !== undefined){
let data4 = data.assignmentRequired;
if(typeof data4 !== "boolean"){
const err14 = {instancePath:instancePath+"/assignmentRequired",schemaPath:"#/properties/assignmentRequired/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.assignmentRequired.type,parentSchema:schema13.properties.assignmentRequired,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.sso !== undefined){
let data5 = data.sso;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.saml === undefined){
const err15 = {instancePath:instancePath+"/sso",schemaPath:"#/properties/sso/required",keyword:"required",params:{missingProperty: "saml"},message:"must have required property '"+"saml"+"'",schema:schema13.properties.sso.required,parentSchema:schema13.properties.sso,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
if(!(key2 === "saml")){
const err16 = {instancePath:instancePath+"/sso",schemaPath:"#/properties/sso/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.sso,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.saml !== undefined){
let data6 = data5.saml;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!((((((((key3 === "identifier") || (key3 === "replyUrl")) || (key3 === "relayState")) || (key3 === "loginUrl")) || (key3 === "nameId")) || (key3 === "claims")) || (key3 === "certificate")) || (key3 === "notificationEmails"))){
const err17 = {instancePath:instancePath+"/sso/saml",schemaPath:"#/properties/sso/properties/saml/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.sso.properties.saml,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data6.identifier !== undefined){
let data7 = data6.identifier;
const _errs24 = errors;
let valid5 = false;
const _errs25 = errors;
if(typeof data7 === "string"){
if(!(formats8(data7))){
const err18 = {instancePath:instancePath+"/sso/saml/identifier",schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/0/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/sso/saml/identifier",schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[0].type,parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs27 = errors;
if(Array.isArray(data7)){
if(data7.length < 1){
const err20 = {instancePath:instancePath+"/sso/saml/identifier",schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(!(formats8(data8))){
const err21 = {instancePath:instancePath+"/sso/saml/identifier/" + i0,schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/1/items/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1].items,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/sso/saml/identifier/" + i0,schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1].items.type,parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1].items,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/sso/saml/identifier",schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1].type,parentSchema:schema13.properties.sso.properties.saml.properties.identifier.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs27 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err24 = {instancePath:instancePath+"/sso/saml/identifier",schemaPath:"#/properties/sso/properties/saml/properties/identifier/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.properties.sso.properties.saml.properties.identifier.anyOf,parentSchema:schema13.properties.sso.properties.saml.properties.identifier,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
if(data6.replyUrl !== undefined){
let data9 = data6.replyUrl;
const _errs32 = errors;
let valid8 = false;
const _errs33 = errors;
if(typeof data9 === "string"){
if(!(formats8(data9))){
const err25 = {instancePath:instancePath+"/sso/saml/replyUrl",schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/0/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/sso/saml/replyUrl",schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[0].type,parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[0],data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid2 = _errs33 === errors;
valid8 = valid8 || _valid2;
if(!valid8){
const _errs35 = errors;
if(Array.isArray(data9)){
if(data9.length < 1){
const err27 = {instancePath:instancePath+"/sso/saml/replyUrl",schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 === "string"){
if(!(formats8(data10))){
const err28 = {instancePath:instancePath+"/sso/saml/replyUrl/" + i1,schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/1/items/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/sso/saml/replyUrl/" + i1,schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1].items.type,parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/sso/saml/replyUrl",schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1].type,parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid2 = _errs35 === errors;
valid8 = valid8 || _valid2;
}
if(!valid8){
const err31 = {instancePath:instancePath+"/sso/saml/replyUrl",schemaPath:"#/properties/sso/properties/saml/properties/replyUrl/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.properties.sso.properties.saml.properties.replyUrl.anyOf,parentSchema:schema13.properties.sso.properties.saml.properties.replyUrl,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
}
}
if(data6.relayState !== undefined){
let data11 = data6.relayState;
if(typeof data11 === "string"){
if(!(formats8(data11))){
const err32 = {instancePath:instancePath+"/sso/saml/relayState",schemaPath:"#/properties/sso/properties/saml/properties/relayState/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.relayState,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/sso/saml/relayState",schemaPath:"#/properties/sso/properties/saml/properties/relayState/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.relayState.type,parentSchema:schema13.properties.sso.properties.saml.properties.relayState,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data6.loginUrl !== undefined){
let data12 = data6.loginUrl;
if(typeof data12 === "string"){
if(!(formats8(data12))){
const err34 = {instancePath:instancePath+"/sso/saml/loginUrl",schemaPath:"#/properties/sso/properties/saml/properties/loginUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13.properties.sso.properties.saml.properties.loginUrl,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/sso/saml/loginUrl",schemaPath:"#/properties/sso/properties/saml/properties/loginUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.loginUrl.type,parentSchema:schema13.properties.sso.properties.saml.properties.loginUrl,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data6.nameId !== undefined){
let data13 = data6.nameId;
const _errs44 = errors;
let valid11 = false;
const _errs45 = errors;
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
const err36 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[0].type,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid3 = _errs45 === errors;
valid11 = valid11 || _valid3;
if(!valid11){
const _errs47 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.attribute === undefined){
const err38 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/required",keyword:"required",params:{missingProperty: "attribute"},message:"must have required property '"+"attribute"+"'",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].required,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1],data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key4 in data13){
if(!((key4 === "attribute") || (key4 === "format"))){
const err39 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1],data:data13};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data13.attribute !== undefined){
let data14 = data13.attribute;
if(typeof data14 === "string"){
if(!pattern0.test(data14)){
const err40 = {instancePath:instancePath+"/sso/saml/nameId/attribute",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/properties/attribute/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.attribute,data:data14};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/sso/saml/nameId/attribute",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.attribute.type,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.attribute,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data13.format !== undefined){
let data15 = data13.format;
if(!(((((data15 === "emailAddress") || (data15 === "persistent")) || (data15 === "transient")) || (data15 === "unspecified")) || (data15 === "WindowsDomainQualifiedName"))){
const err42 = {instancePath:instancePath+"/sso/saml/nameId/format",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/properties/format/enum",keyword:"enum",params:{allowedValues: schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.format.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.format.enum,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].properties.format,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1].type,parentSchema:schema13.properties.sso.properties.saml.properties.nameId.anyOf[1],data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid3 = _errs47 === errors;
valid11 = valid11 || _valid3;
}
if(!valid11){
const err44 = {instancePath:instancePath+"/sso/saml/nameId",schemaPath:"#/properties/sso/properties/saml/properties/nameId/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.properties.sso.properties.saml.properties.nameId.anyOf,parentSchema:schema13.properties.sso.properties.saml.properties.nameId,data:data13};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data6.claims !== undefined){
let data16 = data6.claims;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 in data16){
let data17 = data16[key5];
const _errs57 = errors;
let valid14 = false;
const _errs58 = errors;
if(typeof data17 === "string"){
if(!pattern0.test(data17)){
const err45 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[0].type,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid4 = _errs58 === errors;
valid14 = valid14 || _valid4;
if(!valid14){
const _errs60 = errors;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.constant === undefined){
const err47 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/1/required",keyword:"required",params:{missingProperty: "constant"},message:"must have required property '"+"constant"+"'",schema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1].required,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1],data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key6 in data17){
if(!(key6 === "constant")){
const err48 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1],data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data17.constant !== undefined){
let data18 = data17.constant;
if(typeof data18 === "string"){
if(!pattern0.test(data18)){
const err49 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/constant",schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/1/properties/constant/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1].properties.constant,data:data18};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/constant",schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/1/properties/constant/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1].properties.constant.type,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1].properties.constant,data:data18};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1].type,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf[1],data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid4 = _errs60 === errors;
valid14 = valid14 || _valid4;
}
if(!valid14){
const err52 = {instancePath:instancePath+"/sso/saml/claims/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sso/properties/saml/properties/claims/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties.anyOf,parentSchema:schema13.properties.sso.properties.saml.properties.claims.additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err53 = {instancePath:instancePath+"/sso/saml/claims",schemaPath:"#/properties/sso/properties/saml/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.properties.saml.properties.claims.type,parentSchema:schema13.properties.sso.properties.saml.properties.claims,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data6.certificate !== undefined){
let data19 = data6.certificate;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key7 in data19){
if(!(((key7 === "years") || (key7 === "renewBefore")) || (key7 === "activateBefore"))){
const err54 = {instancePath:instancePath+"/sso/saml/certificate",schemaPath:"#/properties/sso/properties/saml/properties/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.sso.properties.saml.properties.certificate,data:data19};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.years !== undefined){
let data20 = data19.years;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err55 = {instancePath:instancePath+"/sso/saml/certificate/years",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/years/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.properties.sso.properties.saml.properties.certificate.properties.years.type,parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.years,data:data20};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 10 || isNaN(data20)){
const err56 = {instancePath:instancePath+"/sso/saml/certificate/years",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/years/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10",schema:10,parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.years,data:data20};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data20 < 1 || isNaN(data20)){
const err57 = {instancePath:instancePath+"/sso/saml/certificate/years",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/years/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.years,data:data20};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data19.renewBefore !== undefined){
let data21 = data19.renewBefore;
if(typeof data21 === "string"){
if(!pattern16.test(data21)){
const err58 = {instancePath:instancePath+"/sso/saml/certificate/renewBefore",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/renewBefore/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}d$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}d$"+"\"",schema:"^[1-9][0-9]{0,4}d$",parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.renewBefore,data:data21};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/sso/saml/certificate/renewBefore",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/renewBefore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.certificate.properties.renewBefore.type,parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.renewBefore,data:data21};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data19.activateBefore !== undefined){
let data22 = data19.activateBefore;
if(typeof data22 === "string"){
if(!pattern16.test(data22)){
const err60 = {instancePath:instancePath+"/sso/saml/certificate/activateBefore",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/activateBefore/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}d$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}d$"+"\"",schema:"^[1-9][0-9]{0,4}d$",parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.activateBefore,data:data22};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/sso/saml/certificate/activateBefore",schemaPath:"#/properties/sso/properties/saml/properties/certificate/properties/activateBefore/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.certificate.properties.activateBefore.type,parentSchema:schema13.properties.sso.properties.saml.properties.certificate.properties.activateBefore,data:data22};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/sso/saml/certificate",schemaPath:"#/properties/sso/properties/saml/properties/certificate/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.properties.saml.properties.certificate.type,parentSchema:schema13.properties.sso.properties.saml.properties.certificate,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data6.notificationEmails !== undefined){
let data23 = data6.notificationEmails;
if(Array.isArray(data23)){
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
let data24 = data23[i2];
if(typeof data24 === "string"){
if(!pattern1.test(data24)){
const err63 = {instancePath:instancePath+"/sso/saml/notificationEmails/" + i2,schemaPath:"#/properties/sso/properties/saml/properties/notificationEmails/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},message:"must match pattern \""+"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"+"\"",schema:"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",parentSchema:schema13.properties.sso.properties.saml.properties.notificationEmails.items,data:data24};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/sso/saml/notificationEmails/" + i2,schemaPath:"#/properties/sso/properties/saml/properties/notificationEmails/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.sso.properties.saml.properties.notificationEmails.items.type,parentSchema:schema13.properties.sso.properties.saml.properties.notificationEmails.items,data:data24};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/sso/saml/notificationEmails",schemaPath:"#/properties/sso/properties/saml/properties/notificationEmails/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.sso.properties.saml.properties.notificationEmails.type,parentSchema:schema13.properties.sso.properties.saml.properties.notificationEmails,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/sso/saml",schemaPath:"#/properties/sso/properties/saml/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.properties.saml.type,parentSchema:schema13.properties.sso.properties.saml,data:data6};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/sso",schemaPath:"#/properties/sso/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.sso.type,parentSchema:schema13.properties.sso,data:data5};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.provisioning !== undefined){
let data25 = data.provisioning;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key8 in data25){
if(!(((((((key8 === "mode") || (key8 === "notificationEmail")) || (key8 === "notifyOnFailure")) || (key8 === "status")) || (key8 === "scope")) || (key8 === "deletionThreshold")) || (key8 === "mappings"))){
const err68 = {instancePath:instancePath+"/provisioning",schemaPath:"#/properties/provisioning/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.provisioning,data:data25};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data25.mode !== undefined){
let data26 = data25.mode;
if(!((data26 === "direct") || (data26 === "entra"))){
const err69 = {instancePath:instancePath+"/provisioning/mode",schemaPath:"#/properties/provisioning/properties/mode/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.mode.enum,parentSchema:schema13.properties.provisioning.properties.mode,data:data26};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data25.notificationEmail !== undefined){
let data27 = data25.notificationEmail;
if(typeof data27 === "string"){
if(!pattern1.test(data27)){
const err70 = {instancePath:instancePath+"/provisioning/notificationEmail",schemaPath:"#/properties/provisioning/properties/notificationEmail/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},message:"must match pattern \""+"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"+"\"",schema:"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",parentSchema:schema13.properties.provisioning.properties.notificationEmail,data:data27};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/provisioning/notificationEmail",schemaPath:"#/properties/provisioning/properties/notificationEmail/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.notificationEmail.type,parentSchema:schema13.properties.provisioning.properties.notificationEmail,data:data27};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data25.notifyOnFailure !== undefined){
let data28 = data25.notifyOnFailure;
if(typeof data28 !== "boolean"){
const err72 = {instancePath:instancePath+"/provisioning/notifyOnFailure",schemaPath:"#/properties/provisioning/properties/notifyOnFailure/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.provisioning.properties.notifyOnFailure.type,parentSchema:schema13.properties.provisioning.properties.notifyOnFailure,data:data28};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data25.status !== undefined){
let data29 = data25.status;
if(!((((data29 === "on") || (data29 === "off")) || (data29 === true)) || (data29 === false))){
const err73 = {instancePath:instancePath+"/provisioning/status",schemaPath:"#/properties/provisioning/properties/status/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.status.enum,parentSchema:schema13.properties.provisioning.properties.status,data:data29};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data25.scope !== undefined){
let data30 = data25.scope;
if(!((data30 === "assigned") || (data30 === "all"))){
const err74 = {instancePath:instancePath+"/provisioning/scope",schemaPath:"#/properties/provisioning/properties/scope/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.scope.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.scope.enum,parentSchema:schema13.properties.provisioning.properties.scope,data:data30};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data25.deletionThreshold !== undefined){
let data31 = data25.deletionThreshold;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err75 = {instancePath:instancePath+"/provisioning/deletionThreshold",schemaPath:"#/properties/provisioning/properties/deletionThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema13.properties.provisioning.properties.deletionThreshold.type,parentSchema:schema13.properties.provisioning.properties.deletionThreshold,data:data31};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 1 || isNaN(data31)){
const err76 = {instancePath:instancePath+"/provisioning/deletionThreshold",schemaPath:"#/properties/provisioning/properties/deletionThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13.properties.provisioning.properties.deletionThreshold,data:data31};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
if(data25.mappings !== undefined){
let data32 = data25.mappings;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key9 in data32){
if(!(key9 === "users")){
const err77 = {instancePath:instancePath+"/provisioning/mappings",schemaPath:"#/properties/provisioning/properties/mappings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.provisioning.properties.mappings,data:data32};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data32.users !== undefined){
let data33 = data32.users;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key10 in data33){
if(!((((key10 === "actions") || (key10 === "matching")) || (key10 === "attributes")) || (key10 === "filter"))){
const err78 = {instancePath:instancePath+"/provisioning/mappings/users",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users,data:data33};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data33.actions !== undefined){
let data34 = data33.actions;
if(Array.isArray(data34)){
const len3 = data34.length;
for(let i3=0; i3<len3; i3++){
let data35 = data34[i3];
if(!(((data35 === "create") || (data35 === "update")) || (data35 === "delete"))){
const err79 = {instancePath:instancePath+"/provisioning/mappings/users/actions/" + i3,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/actions/items/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.mappings.properties.users.properties.actions.items.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.actions.items.enum,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.actions.items,data:data35};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/provisioning/mappings/users/actions",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/actions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.actions.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.actions,data:data34};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data33.matching !== undefined){
let data36 = data33.matching;
if(Array.isArray(data36)){
const len4 = data36.length;
for(let i4=0; i4<len4; i4++){
let data37 = data36[i4];
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
const err81 = {instancePath:instancePath+"/provisioning/mappings/users/matching/" + i4,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/matching/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.matching.items,data:data37};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/provisioning/mappings/users/matching/" + i4,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/matching/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.matching.items.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.matching.items,data:data37};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/provisioning/mappings/users/matching",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/matching/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.matching.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.matching,data:data36};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data33.attributes !== undefined){
let data38 = data33.attributes;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key11 in data38){
let data39 = data38[key11];
const _errs107 = errors;
let valid27 = false;
const _errs108 = errors;
if(typeof data39 === "string"){
if(!pattern0.test(data39)){
const err84 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[0],data:data39};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[0].type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[0],data:data39};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
var _valid5 = _errs108 === errors;
valid27 = valid27 || _valid5;
if(!valid27){
const _errs110 = errors;
const _errs112 = errors;
let valid28 = false;
let passing1 = null;
const _errs113 = errors;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.attribute === undefined){
const err86 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/oneOf/0/required",keyword:"required",params:{missingProperty: "attribute"},message:"must have required property '"+"attribute"+"'",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[0].required,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[0],data:data39};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var _valid6 = _errs113 === errors;
if(_valid6){
valid28 = true;
passing1 = 0;
}
const _errs114 = errors;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.constant === undefined){
const err87 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/oneOf/1/required",keyword:"required",params:{missingProperty: "constant"},message:"must have required property '"+"constant"+"'",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[1].required,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[1],data:data39};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
var _valid6 = _errs114 === errors;
if(_valid6 && valid28){
valid28 = false;
passing1 = [passing1, 1];
}
else {
if(_valid6){
valid28 = true;
passing1 = 1;
}
const _errs115 = errors;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.expression === undefined){
const err88 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/oneOf/2/required",keyword:"required",params:{missingProperty: "expression"},message:"must have required property '"+"expression"+"'",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[2].required,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf[2],data:data39};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
var _valid6 = _errs115 === errors;
if(_valid6 && valid28){
valid28 = false;
passing1 = [passing1, 2];
}
else {
if(_valid6){
valid28 = true;
passing1 = 2;
}
}
}
if(!valid28){
const err89 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].oneOf,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
else {
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
}
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key12 in data39){
if(!((((key12 === "attribute") || (key12 === "constant")) || (key12 === "expression")) || (key12 === "apply"))){
const err90 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data39.attribute !== undefined){
let data40 = data39.attribute;
if(typeof data40 === "string"){
if(!pattern0.test(data40)){
const err91 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/attribute/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.attribute,data:data40};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.attribute.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.attribute,data:data40};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data39.constant !== undefined){
let data41 = data39.constant;
if(typeof data41 !== "string"){
const err93 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/constant",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/constant/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.constant.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.constant,data:data41};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data39.expression !== undefined){
let data42 = data39.expression;
if(typeof data42 === "string"){
if(!pattern0.test(data42)){
const err94 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/expression",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/expression/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.expression,data:data42};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/expression",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/expression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.expression.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.expression,data:data42};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data39.apply !== undefined){
let data43 = data39.apply;
if(!((data43 === "always") || (data43 === "onCreate"))){
const err96 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/apply",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/properties/apply/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.apply.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.apply.enum,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].properties.apply,data:data43};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1].type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf[1],data:data39};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
var _valid5 = _errs110 === errors;
valid27 = valid27 || _valid5;
}
if(!valid27){
const err98 = {instancePath:instancePath+"/provisioning/mappings/users/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/additionalProperties/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties.anyOf,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
else {
errors = _errs107;
if(vErrors !== null){
if(_errs107){
vErrors.length = _errs107;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err99 = {instancePath:instancePath+"/provisioning/mappings/users/attributes",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.attributes,data:data38};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data33.filter !== undefined){
let data44 = data33.filter;
if(Array.isArray(data44)){
const len5 = data44.length;
for(let i5=0; i5<len5; i5++){
let data45 = data44[i5];
if(Array.isArray(data45)){
const len6 = data45.length;
for(let i6=0; i6<len6; i6++){
let data46 = data45[i6];
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.attribute === undefined){
const err100 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/required",keyword:"required",params:{missingProperty: "attribute"},message:"must have required property '"+"attribute"+"'",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.required,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items,data:data46};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data46.operator === undefined){
const err101 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/required",keyword:"required",params:{missingProperty: "operator"},message:"must have required property '"+"operator"+"'",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.required,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items,data:data46};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key13 in data46){
if(!(((key13 === "attribute") || (key13 === "operator")) || (key13 === "value"))){
const err102 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items,data:data46};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data46.attribute !== undefined){
let data47 = data46.attribute;
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
const err103 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6+"/attribute",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/properties/attribute/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.attribute,data:data47};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6+"/attribute",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.attribute.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.attribute,data:data47};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data46.operator !== undefined){
let data48 = data46.operator;
if(!((((((((((((((data48 === "EQUALS") || (data48 === "NOT EQUALS")) || (data48 === "IS TRUE")) || (data48 === "IS FALSE")) || (data48 === "IS NULL")) || (data48 === "IS NOT NULL")) || (data48 === "REGEX MATCH")) || (data48 === "NOT REGEX MATCH")) || (data48 === "ENDS_WITH")) || (data48 === "Includes")) || (data48 === "Greater_Than")) || (data48 === "Greater_Than_OR_EQUALS")) || (data48 === "&")) || (data48 === "!&"))){
const err105 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6+"/operator",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/properties/operator/enum",keyword:"enum",params:{allowedValues: schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.operator.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.operator.enum,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.operator,data:data48};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data46.value !== undefined){
let data49 = data46.value;
if((typeof data49 !== "string") && (!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49))))){
const err106 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6+"/value",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/properties/value/type",keyword:"type",params:{type: schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.value.type},message:"must be string,integer",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.value.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.properties.value,data:data49};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5+"/" + i6,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.items,data:data46};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/provisioning/mappings/users/filter/" + i5,schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/items/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.items,data:data45};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/provisioning/mappings/users/filter",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/properties/filter/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users.properties.filter,data:data44};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/provisioning/mappings/users",schemaPath:"#/properties/provisioning/properties/mappings/properties/users/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.properties.mappings.properties.users.type,parentSchema:schema13.properties.provisioning.properties.mappings.properties.users,data:data33};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
else {
const err111 = {instancePath:instancePath+"/provisioning/mappings",schemaPath:"#/properties/provisioning/properties/mappings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.properties.mappings.type,parentSchema:schema13.properties.provisioning.properties.mappings,data:data32};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath:instancePath+"/provisioning",schemaPath:"#/properties/provisioning/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.properties.provisioning.type,parentSchema:schema13.properties.provisioning,data:data25};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
else {
const err113 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

exports.policy = validate13;
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Policy","description":"What may never happen by accident.","type":"object","additionalProperties":false,"properties":{"limits":{"type":"object","description":"How much one run may take; all losses of a kind that goes over its limit are held until they are approved.","additionalProperties":false,"examples":[{"removals":{"share":"10%","minimum":3}}],"properties":{"removals":{"type":"object","description":"Accounts that one run may suspend or delete.","examples":[{"share":"20%","minimum":5}],"additionalProperties":false,"properties":{"share":{"type":"string","pattern":"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$","default":"20%","description":"Largest share that passes, of those who have something to lose.","examples":["20%"]},"minimum":{"type":"integer","minimum":0,"default":5,"description":"Up to this number always passes, whatever the share.","examples":[5]}}},"roleDowngrades":{"type":"object","description":"People who stay and lose an admin role in one run.","examples":[{"share":"20%","minimum":5}],"additionalProperties":false,"properties":{"share":{"type":"string","pattern":"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$","default":"20%","description":"Largest share that passes, of those who have something to lose.","examples":["20%"]},"minimum":{"type":"integer","minimum":0,"default":5,"description":"Up to this number always passes, whatever the share.","examples":[5]}}},"licences":{"type":"object","description":"People who stay and lose a licence in one run.","examples":[{"share":"20%","minimum":5}],"additionalProperties":false,"properties":{"share":{"type":"string","pattern":"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$","default":"20%","description":"Largest share that passes, of those who have something to lose.","examples":["20%"]},"minimum":{"type":"integer","minimum":0,"default":5,"description":"Up to this number always passes, whatever the share.","examples":[5]}}},"unmanaged":{"type":"object","description":"Unmanaged accounts that one run may suspend.","examples":[{"share":"20%","minimum":5}],"additionalProperties":false,"properties":{"share":{"type":"string","pattern":"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$","default":"20%","description":"Largest share that passes, of those who have something to lose.","examples":["20%"]},"minimum":{"type":"integer","minimum":0,"default":5,"description":"Up to this number always passes, whatever the share.","examples":[5]}}}}},"leavers":{"type":"object","description":"What happens to the account of somebody who is no longer assigned.","examples":[{"action":"suspend","deleteAfter":"90d"}],"additionalProperties":false,"properties":{"action":{"enum":["suspend","delete"],"default":"suspend","description":"suspend takes licences and admin roles and keeps account and history; delete deletes at once.","examples":["suspend"]},"deleteAfter":{"type":"string","pattern":"^[1-9][0-9]{0,4}d$","description":"How long after its suspension by this project a leaver's account is deleted. Left out: never.","examples":["90d"]},"deleteAdopted":{"type":"boolean","default":false,"description":"Whether accounts that existed before this project may be deleted too.","examples":[true]}}},"unmanaged":{"description":"What happens to accounts in GoTo that no assignment ever named, for all or by pattern. Left out: report.","examples":["report"],"anyOf":[{"type":"string","enum":["report","ignore","suspend"],"default":"report","description":"report lists them, ignore says nothing, suspend takes their licences and admin roles.","examples":["report"]},{"type":"object","description":"What happens to accounts that no assignment ever named, by pattern.","additionalProperties":false,"properties":{"default":{"type":"string","enum":["report","ignore","suspend"],"default":"report","description":"report lists them, ignore says nothing, suspend takes their licences and admin roles.","examples":["report"]},"patterns":{"type":"array","description":"Patterns of e-mail addresses; the first that matches decides.","examples":[[{"match":"*@fabrikam.com","action":"ignore"}]],"items":{"type":"object","description":"A pattern and what happens to accounts that match.","additionalProperties":false,"required":["match","action"],"properties":{"match":{"type":"string","pattern":"\\S","description":"E-mail address in which `*` stands for anything.","examples":["*@fabrikam.com"]},"action":{"type":"string","enum":["report","ignore","suspend"],"default":"report","description":"report lists them, ignore says nothing, suspend takes their licences and admin roles.","examples":["report"]}}}}}}]},"protected":{"type":"array","description":"People from whom nothing is ever taken, whatever is approved.","examples":[["goto-admin@contoso.com"]],"items":{"type":"string","pattern":"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$","description":"E-mail address.","examples":["goto-admin@contoso.com"]}},"minimumSuperUsers":{"type":"integer","minimum":1,"default":2,"description":"A run never leaves fewer super users in GoTo than this; no approval changes it.","examples":[2]},"approvals":{"type":"array","description":"Reviewed exceptions from the limits.","examples":[[{"removals":40,"until":"2026-12-31","reason":"Sales APAC moved away"}]],"items":{"type":"object","description":"One reviewed exception from one limit, for a number and until a day.","additionalProperties":false,"required":["until","reason"],"oneOf":[{"required":["removals"]},{"required":["roleDowngrades"]},{"required":["licences"]},{"required":["unmanaged"]}],"properties":{"removals":{"type":"integer","minimum":1,"description":"How many are approved.","examples":[40]},"roleDowngrades":{"type":"integer","minimum":1,"description":"How many are approved.","examples":[40]},"licences":{"type":"integer","minimum":1,"description":"How many are approved.","examples":[40]},"unmanaged":{"type":"integer","minimum":1,"description":"How many are approved.","examples":[40]},"until":{"type":"string","format":"date","description":"Last day on which it counts.","examples":["2026-12-31"]},"reason":{"type":"string","pattern":"\\S","description":"Why it is right.","examples":["Sales APAC moved away"]}}}},"names":{"enum":["directory","keep"],"default":"directory","description":"Whether names of accounts follow the directory, or those that exist keep the name that they have in GoTo.","examples":["keep"]},"unreviewedGains":{"enum":["pass","hold"],"default":"pass","description":"What happens to gains that are not in the reviewed plan, where `goto-access:reviewed` bounds a run.","examples":["hold"]},"guests":{"enum":["include","exclude"],"default":"include","description":"Whether guests of the directory can have access.","examples":["exclude"]},"timeZone":{"type":"string","format":"time-zone","default":"UTC","description":"The zone whose days count in from, until and deleteAfter.","examples":["Europe/Paris"]},"batchSize":{"type":"integer","minimum":1,"maximum":1000,"default":50,"description":"How many people one request to GoTo creates at most.","examples":[50]},"welcomeMail":{"type":"boolean","default":false,"description":"Whether GoTo mails people whose account is created.","examples":[true]},"createUserGroups":{"type":"boolean","default":true,"description":"Whether user groups that roles name and GoTo lacks are made.","examples":[false]},"onDestroy":{"enum":["release","suspend"],"default":"release","description":"What `pulumi destroy` does: release leaves accounts as they are, suspend suspends everybody recorded.","examples":["release"]}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern25 = new RegExp("^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", "u");
const formats22 = require("./formats.cjs").FORMATS["time-zone"];

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema14.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.limits !== undefined){
let data0 = data.limits;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!((((key1 === "removals") || (key1 === "roleDowngrades")) || (key1 === "licences")) || (key1 === "unmanaged"))){
const err1 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.limits,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.removals !== undefined){
let data1 = data0.removals;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key2 in data1){
if(!((key2 === "share") || (key2 === "minimum"))){
const err2 = {instancePath:instancePath+"/limits/removals",schemaPath:"#/properties/limits/properties/removals/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.limits.properties.removals,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.share !== undefined){
let data2 = data1.share;
if(typeof data2 === "string"){
if(!pattern25.test(data2)){
const err3 = {instancePath:instancePath+"/limits/removals/share",schemaPath:"#/properties/limits/properties/removals/properties/share/pattern",keyword:"pattern",params:{pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"+"\"",schema:"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$",parentSchema:schema14.properties.limits.properties.removals.properties.share,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/limits/removals/share",schemaPath:"#/properties/limits/properties/removals/properties/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.limits.properties.removals.properties.share.type,parentSchema:schema14.properties.limits.properties.removals.properties.share,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.minimum !== undefined){
let data3 = data1.minimum;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err5 = {instancePath:instancePath+"/limits/removals/minimum",schemaPath:"#/properties/limits/properties/removals/properties/minimum/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.limits.properties.removals.properties.minimum.type,parentSchema:schema14.properties.limits.properties.removals.properties.minimum,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/limits/removals/minimum",schemaPath:"#/properties/limits/properties/removals/properties/minimum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.limits.properties.removals.properties.minimum,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/limits/removals",schemaPath:"#/properties/limits/properties/removals/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.limits.properties.removals.type,parentSchema:schema14.properties.limits.properties.removals,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.roleDowngrades !== undefined){
let data4 = data0.roleDowngrades;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key3 in data4){
if(!((key3 === "share") || (key3 === "minimum"))){
const err8 = {instancePath:instancePath+"/limits/roleDowngrades",schemaPath:"#/properties/limits/properties/roleDowngrades/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.limits.properties.roleDowngrades,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.share !== undefined){
let data5 = data4.share;
if(typeof data5 === "string"){
if(!pattern25.test(data5)){
const err9 = {instancePath:instancePath+"/limits/roleDowngrades/share",schemaPath:"#/properties/limits/properties/roleDowngrades/properties/share/pattern",keyword:"pattern",params:{pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"+"\"",schema:"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$",parentSchema:schema14.properties.limits.properties.roleDowngrades.properties.share,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/limits/roleDowngrades/share",schemaPath:"#/properties/limits/properties/roleDowngrades/properties/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.limits.properties.roleDowngrades.properties.share.type,parentSchema:schema14.properties.limits.properties.roleDowngrades.properties.share,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data4.minimum !== undefined){
let data6 = data4.minimum;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err11 = {instancePath:instancePath+"/limits/roleDowngrades/minimum",schemaPath:"#/properties/limits/properties/roleDowngrades/properties/minimum/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.limits.properties.roleDowngrades.properties.minimum.type,parentSchema:schema14.properties.limits.properties.roleDowngrades.properties.minimum,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/limits/roleDowngrades/minimum",schemaPath:"#/properties/limits/properties/roleDowngrades/properties/minimum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.limits.properties.roleDowngrades.properties.minimum,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/limits/roleDowngrades",schemaPath:"#/properties/limits/properties/roleDowngrades/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.limits.properties.roleDowngrades.type,parentSchema:schema14.properties.limits.properties.roleDowngrades,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.licences !== undefined){
let data7 = data0.licences;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key4 in data7){
if(!((key4 === "share") || (key4 === "minimum"))){
const err14 = {instancePath:instancePath+"/limits/licences",schemaPath:"#/properties/limits/properties/licences/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.limits.properties.licences,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.share !== undefined){
let data8 = data7.share;
if(typeof data8 === "string"){
if(!pattern25.test(data8)){
const err15 = {instancePath:instancePath+"/limits/licences/share",schemaPath:"#/properties/limits/properties/licences/properties/share/pattern",keyword:"pattern",params:{pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"+"\"",schema:"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$",parentSchema:schema14.properties.limits.properties.licences.properties.share,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/limits/licences/share",schemaPath:"#/properties/limits/properties/licences/properties/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.limits.properties.licences.properties.share.type,parentSchema:schema14.properties.limits.properties.licences.properties.share,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.minimum !== undefined){
let data9 = data7.minimum;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err17 = {instancePath:instancePath+"/limits/licences/minimum",schemaPath:"#/properties/limits/properties/licences/properties/minimum/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.limits.properties.licences.properties.minimum.type,parentSchema:schema14.properties.limits.properties.licences.properties.minimum,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err18 = {instancePath:instancePath+"/limits/licences/minimum",schemaPath:"#/properties/limits/properties/licences/properties/minimum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.limits.properties.licences.properties.minimum,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/limits/licences",schemaPath:"#/properties/limits/properties/licences/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.limits.properties.licences.type,parentSchema:schema14.properties.limits.properties.licences,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.unmanaged !== undefined){
let data10 = data0.unmanaged;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key5 in data10){
if(!((key5 === "share") || (key5 === "minimum"))){
const err20 = {instancePath:instancePath+"/limits/unmanaged",schemaPath:"#/properties/limits/properties/unmanaged/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.limits.properties.unmanaged,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data10.share !== undefined){
let data11 = data10.share;
if(typeof data11 === "string"){
if(!pattern25.test(data11)){
const err21 = {instancePath:instancePath+"/limits/unmanaged/share",schemaPath:"#/properties/limits/properties/unmanaged/properties/share/pattern",keyword:"pattern",params:{pattern: "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$"+"\"",schema:"^(100|[0-9]{1,2}(\\.[0-9]+)?)%$",parentSchema:schema14.properties.limits.properties.unmanaged.properties.share,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/limits/unmanaged/share",schemaPath:"#/properties/limits/properties/unmanaged/properties/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.limits.properties.unmanaged.properties.share.type,parentSchema:schema14.properties.limits.properties.unmanaged.properties.share,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data10.minimum !== undefined){
let data12 = data10.minimum;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err23 = {instancePath:instancePath+"/limits/unmanaged/minimum",schemaPath:"#/properties/limits/properties/unmanaged/properties/minimum/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.limits.properties.unmanaged.properties.minimum.type,parentSchema:schema14.properties.limits.properties.unmanaged.properties.minimum,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err24 = {instancePath:instancePath+"/limits/unmanaged/minimum",schemaPath:"#/properties/limits/properties/unmanaged/properties/minimum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.limits.properties.unmanaged.properties.minimum,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
}
else {
const err25 = {instancePath:instancePath+"/limits/unmanaged",schemaPath:"#/properties/limits/properties/unmanaged/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.limits.properties.unmanaged.type,parentSchema:schema14.properties.limits.properties.unmanaged,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.limits.type,parentSchema:schema14.properties.limits,data:data0};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.leavers !== undefined){
let data13 = data.leavers;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key6 in data13){
if(!(((key6 === "action") || (key6 === "deleteAfter")) || (key6 === "deleteAdopted"))){
const err27 = {instancePath:instancePath+"/leavers",schemaPath:"#/properties/leavers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.leavers,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data13.action !== undefined){
let data14 = data13.action;
if(!((data14 === "suspend") || (data14 === "delete"))){
const err28 = {instancePath:instancePath+"/leavers/action",schemaPath:"#/properties/leavers/properties/action/enum",keyword:"enum",params:{allowedValues: schema14.properties.leavers.properties.action.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.leavers.properties.action.enum,parentSchema:schema14.properties.leavers.properties.action,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data13.deleteAfter !== undefined){
let data15 = data13.deleteAfter;
if(typeof data15 === "string"){
if(!pattern16.test(data15)){
const err29 = {instancePath:instancePath+"/leavers/deleteAfter",schemaPath:"#/properties/leavers/properties/deleteAfter/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}d$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}d$"+"\"",schema:"^[1-9][0-9]{0,4}d$",parentSchema:schema14.properties.leavers.properties.deleteAfter,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/leavers/deleteAfter",schemaPath:"#/properties/leavers/properties/deleteAfter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.leavers.properties.deleteAfter.type,parentSchema:schema14.properties.leavers.properties.deleteAfter,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data13.deleteAdopted !== undefined){
let data16 = data13.deleteAdopted;
if(typeof data16 !== "boolean"){
const err31 = {instancePath:instancePath+"/leavers/deleteAdopted",schemaPath:"#/properties/leavers/properties/deleteAdopted/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema14.properties.leavers.properties.deleteAdopted.type,parentSchema:schema14.properties.leavers.properties.deleteAdopted,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/leavers",schemaPath:"#/properties/leavers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.leavers.type,parentSchema:schema14.properties.leavers,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.unmanaged !== undefined){
let data17 = data.unmanaged;
const _errs42 = errors;
let valid7 = false;
const _errs43 = errors;
if(typeof data17 !== "string"){
const err33 = {instancePath:instancePath+"/unmanaged",schemaPath:"#/properties/unmanaged/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.unmanaged.anyOf[0].type,parentSchema:schema14.properties.unmanaged.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(((data17 === "report") || (data17 === "ignore")) || (data17 === "suspend"))){
const err34 = {instancePath:instancePath+"/unmanaged",schemaPath:"#/properties/unmanaged/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema14.properties.unmanaged.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema14.properties.unmanaged.anyOf[0].enum,parentSchema:schema14.properties.unmanaged.anyOf[0],data:data17};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid0 = _errs43 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs45 = errors;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key7 in data17){
if(!((key7 === "default") || (key7 === "patterns"))){
const err35 = {instancePath:instancePath+"/unmanaged",schemaPath:"#/properties/unmanaged/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.unmanaged.anyOf[1],data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data17.default !== undefined){
let data18 = data17.default;
if(typeof data18 !== "string"){
const err36 = {instancePath:instancePath+"/unmanaged/default",schemaPath:"#/properties/unmanaged/anyOf/1/properties/default/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.unmanaged.anyOf[1].properties.default.type,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.default,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!(((data18 === "report") || (data18 === "ignore")) || (data18 === "suspend"))){
const err37 = {instancePath:instancePath+"/unmanaged/default",schemaPath:"#/properties/unmanaged/anyOf/1/properties/default/enum",keyword:"enum",params:{allowedValues: schema14.properties.unmanaged.anyOf[1].properties.default.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.unmanaged.anyOf[1].properties.default.enum,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.default,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data17.patterns !== undefined){
let data19 = data17.patterns;
if(Array.isArray(data19)){
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
let data20 = data19[i0];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.match === undefined){
const err38 = {instancePath:instancePath+"/unmanaged/patterns/" + i0,schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/required",keyword:"required",params:{missingProperty: "match"},message:"must have required property '"+"match"+"'",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.required,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data20.action === undefined){
const err39 = {instancePath:instancePath+"/unmanaged/patterns/" + i0,schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.required,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
for(const key8 in data20){
if(!((key8 === "match") || (key8 === "action"))){
const err40 = {instancePath:instancePath+"/unmanaged/patterns/" + i0,schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data20.match !== undefined){
let data21 = data20.match;
if(typeof data21 === "string"){
if(!pattern0.test(data21)){
const err41 = {instancePath:instancePath+"/unmanaged/patterns/" + i0+"/match",schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/properties/match/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.match,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/unmanaged/patterns/" + i0+"/match",schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/properties/match/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.match.type,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.match,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data20.action !== undefined){
let data22 = data20.action;
if(typeof data22 !== "string"){
const err43 = {instancePath:instancePath+"/unmanaged/patterns/" + i0+"/action",schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.action.type,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.action,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!(((data22 === "report") || (data22 === "ignore")) || (data22 === "suspend"))){
const err44 = {instancePath:instancePath+"/unmanaged/patterns/" + i0+"/action",schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/properties/action/enum",keyword:"enum",params:{allowedValues: schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.action.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.action.enum,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.properties.action,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/unmanaged/patterns/" + i0,schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items.type,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns.items,data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/unmanaged/patterns",schemaPath:"#/properties/unmanaged/anyOf/1/properties/patterns/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema14.properties.unmanaged.anyOf[1].properties.patterns.type,parentSchema:schema14.properties.unmanaged.anyOf[1].properties.patterns,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/unmanaged",schemaPath:"#/properties/unmanaged/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.unmanaged.anyOf[1].type,parentSchema:schema14.properties.unmanaged.anyOf[1],data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid0 = _errs45 === errors;
valid7 = valid7 || _valid0;
}
if(!valid7){
const err48 = {instancePath:instancePath+"/unmanaged",schemaPath:"#/properties/unmanaged/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema14.properties.unmanaged.anyOf,parentSchema:schema14.properties.unmanaged,data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
}
if(data.protected !== undefined){
let data23 = data.protected;
if(Array.isArray(data23)){
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
if(typeof data24 === "string"){
if(!pattern1.test(data24)){
const err49 = {instancePath:instancePath+"/protected/" + i1,schemaPath:"#/properties/protected/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"},message:"must match pattern \""+"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$"+"\"",schema:"^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$",parentSchema:schema14.properties.protected.items,data:data24};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/protected/" + i1,schemaPath:"#/properties/protected/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.protected.items.type,parentSchema:schema14.properties.protected.items,data:data24};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema14.properties.protected.type,parentSchema:schema14.properties.protected,data:data23};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.minimumSuperUsers !== undefined){
let data25 = data.minimumSuperUsers;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err52 = {instancePath:instancePath+"/minimumSuperUsers",schemaPath:"#/properties/minimumSuperUsers/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.minimumSuperUsers.type,parentSchema:schema14.properties.minimumSuperUsers,data:data25};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 1 || isNaN(data25)){
const err53 = {instancePath:instancePath+"/minimumSuperUsers",schemaPath:"#/properties/minimumSuperUsers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.minimumSuperUsers,data:data25};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
if(data.approvals !== undefined){
let data26 = data.approvals;
if(Array.isArray(data26)){
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
const _errs69 = errors;
let valid16 = false;
let passing0 = null;
const _errs70 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.removals === undefined){
const err54 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/oneOf/0/required",keyword:"required",params:{missingProperty: "removals"},message:"must have required property '"+"removals"+"'",schema:schema14.properties.approvals.items.oneOf[0].required,parentSchema:schema14.properties.approvals.items.oneOf[0],data:data27};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var _valid1 = _errs70 === errors;
if(_valid1){
valid16 = true;
passing0 = 0;
}
const _errs71 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.roleDowngrades === undefined){
const err55 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/oneOf/1/required",keyword:"required",params:{missingProperty: "roleDowngrades"},message:"must have required property '"+"roleDowngrades"+"'",schema:schema14.properties.approvals.items.oneOf[1].required,parentSchema:schema14.properties.approvals.items.oneOf[1],data:data27};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
var _valid1 = _errs71 === errors;
if(_valid1 && valid16){
valid16 = false;
passing0 = [passing0, 1];
}
else {
if(_valid1){
valid16 = true;
passing0 = 1;
}
const _errs72 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.licences === undefined){
const err56 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/oneOf/2/required",keyword:"required",params:{missingProperty: "licences"},message:"must have required property '"+"licences"+"'",schema:schema14.properties.approvals.items.oneOf[2].required,parentSchema:schema14.properties.approvals.items.oneOf[2],data:data27};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var _valid1 = _errs72 === errors;
if(_valid1 && valid16){
valid16 = false;
passing0 = [passing0, 2];
}
else {
if(_valid1){
valid16 = true;
passing0 = 2;
}
const _errs73 = errors;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.unmanaged === undefined){
const err57 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/oneOf/3/required",keyword:"required",params:{missingProperty: "unmanaged"},message:"must have required property '"+"unmanaged"+"'",schema:schema14.properties.approvals.items.oneOf[3].required,parentSchema:schema14.properties.approvals.items.oneOf[3],data:data27};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
var _valid1 = _errs73 === errors;
if(_valid1 && valid16){
valid16 = false;
passing0 = [passing0, 3];
}
else {
if(_valid1){
valid16 = true;
passing0 = 3;
}
}
}
}
if(!valid16){
const err58 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema14.properties.approvals.items.oneOf,parentSchema:schema14.properties.approvals.items,data:data27};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
else {
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
}
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.until === undefined){
const err59 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema14.properties.approvals.items.required,parentSchema:schema14.properties.approvals.items,data:data27};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data27.reason === undefined){
const err60 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema14.properties.approvals.items.required,parentSchema:schema14.properties.approvals.items,data:data27};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key9 in data27){
if(!((((((key9 === "removals") || (key9 === "roleDowngrades")) || (key9 === "licences")) || (key9 === "unmanaged")) || (key9 === "until")) || (key9 === "reason"))){
const err61 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.approvals.items,data:data27};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data27.removals !== undefined){
let data28 = data27.removals;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err62 = {instancePath:instancePath+"/approvals/" + i2+"/removals",schemaPath:"#/properties/approvals/items/properties/removals/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.approvals.items.properties.removals.type,parentSchema:schema14.properties.approvals.items.properties.removals,data:data28};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 1 || isNaN(data28)){
const err63 = {instancePath:instancePath+"/approvals/" + i2+"/removals",schemaPath:"#/properties/approvals/items/properties/removals/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.approvals.items.properties.removals,data:data28};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
if(data27.roleDowngrades !== undefined){
let data29 = data27.roleDowngrades;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err64 = {instancePath:instancePath+"/approvals/" + i2+"/roleDowngrades",schemaPath:"#/properties/approvals/items/properties/roleDowngrades/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.approvals.items.properties.roleDowngrades.type,parentSchema:schema14.properties.approvals.items.properties.roleDowngrades,data:data29};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 < 1 || isNaN(data29)){
const err65 = {instancePath:instancePath+"/approvals/" + i2+"/roleDowngrades",schemaPath:"#/properties/approvals/items/properties/roleDowngrades/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.approvals.items.properties.roleDowngrades,data:data29};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
if(data27.licences !== undefined){
let data30 = data27.licences;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err66 = {instancePath:instancePath+"/approvals/" + i2+"/licences",schemaPath:"#/properties/approvals/items/properties/licences/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.approvals.items.properties.licences.type,parentSchema:schema14.properties.approvals.items.properties.licences,data:data30};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 1 || isNaN(data30)){
const err67 = {instancePath:instancePath+"/approvals/" + i2+"/licences",schemaPath:"#/properties/approvals/items/properties/licences/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.approvals.items.properties.licences,data:data30};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
if(data27.unmanaged !== undefined){
let data31 = data27.unmanaged;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err68 = {instancePath:instancePath+"/approvals/" + i2+"/unmanaged",schemaPath:"#/properties/approvals/items/properties/unmanaged/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.approvals.items.properties.unmanaged.type,parentSchema:schema14.properties.approvals.items.properties.unmanaged,data:data31};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 1 || isNaN(data31)){
const err69 = {instancePath:instancePath+"/approvals/" + i2+"/unmanaged",schemaPath:"#/properties/approvals/items/properties/unmanaged/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.approvals.items.properties.unmanaged,data:data31};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
if(data27.until !== undefined){
let data32 = data27.until;
if(typeof data32 === "string"){
if(!(formats4.validate(data32))){
const err70 = {instancePath:instancePath+"/approvals/" + i2+"/until",schemaPath:"#/properties/approvals/items/properties/until/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\"",schema:"date",parentSchema:schema14.properties.approvals.items.properties.until,data:data32};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/approvals/" + i2+"/until",schemaPath:"#/properties/approvals/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.approvals.items.properties.until.type,parentSchema:schema14.properties.approvals.items.properties.until,data:data32};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data27.reason !== undefined){
let data33 = data27.reason;
if(typeof data33 === "string"){
if(!pattern0.test(data33)){
const err72 = {instancePath:instancePath+"/approvals/" + i2+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema14.properties.approvals.items.properties.reason,data:data33};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/approvals/" + i2+"/reason",schemaPath:"#/properties/approvals/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.approvals.items.properties.reason.type,parentSchema:schema14.properties.approvals.items.properties.reason,data:data33};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/approvals/" + i2,schemaPath:"#/properties/approvals/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.approvals.items.type,parentSchema:schema14.properties.approvals.items,data:data27};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema14.properties.approvals.type,parentSchema:schema14.properties.approvals,data:data26};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.names !== undefined){
let data34 = data.names;
if(!((data34 === "directory") || (data34 === "keep"))){
const err76 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/enum",keyword:"enum",params:{allowedValues: schema14.properties.names.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.names.enum,parentSchema:schema14.properties.names,data:data34};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.unreviewedGains !== undefined){
let data35 = data.unreviewedGains;
if(!((data35 === "pass") || (data35 === "hold"))){
const err77 = {instancePath:instancePath+"/unreviewedGains",schemaPath:"#/properties/unreviewedGains/enum",keyword:"enum",params:{allowedValues: schema14.properties.unreviewedGains.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.unreviewedGains.enum,parentSchema:schema14.properties.unreviewedGains,data:data35};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.guests !== undefined){
let data36 = data.guests;
if(!((data36 === "include") || (data36 === "exclude"))){
const err78 = {instancePath:instancePath+"/guests",schemaPath:"#/properties/guests/enum",keyword:"enum",params:{allowedValues: schema14.properties.guests.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.guests.enum,parentSchema:schema14.properties.guests,data:data36};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.timeZone !== undefined){
let data37 = data.timeZone;
if(typeof data37 === "string"){
if(!(formats22(data37))){
const err79 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/format",keyword:"format",params:{format: "time-zone"},message:"must match format \""+"time-zone"+"\"",schema:"time-zone",parentSchema:schema14.properties.timeZone,data:data37};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/timeZone",schemaPath:"#/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.timeZone.type,parentSchema:schema14.properties.timeZone,data:data37};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.batchSize !== undefined){
let data38 = data.batchSize;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err81 = {instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.batchSize.type,parentSchema:schema14.properties.batchSize,data:data38};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 1000 || isNaN(data38)){
const err82 = {instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema14.properties.batchSize,data:data38};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data38 < 1 || isNaN(data38)){
const err83 = {instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.batchSize,data:data38};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
if(data.welcomeMail !== undefined){
let data39 = data.welcomeMail;
if(typeof data39 !== "boolean"){
const err84 = {instancePath:instancePath+"/welcomeMail",schemaPath:"#/properties/welcomeMail/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema14.properties.welcomeMail.type,parentSchema:schema14.properties.welcomeMail,data:data39};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.createUserGroups !== undefined){
let data40 = data.createUserGroups;
if(typeof data40 !== "boolean"){
const err85 = {instancePath:instancePath+"/createUserGroups",schemaPath:"#/properties/createUserGroups/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema14.properties.createUserGroups.type,parentSchema:schema14.properties.createUserGroups,data:data40};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.onDestroy !== undefined){
let data41 = data.onDestroy;
if(!((data41 === "release") || (data41 === "suspend"))){
const err86 = {instancePath:instancePath+"/onDestroy",schemaPath:"#/properties/onDestroy/enum",keyword:"enum",params:{allowedValues: schema14.properties.onDestroy.enum},message:"must be equal to one of the allowed values",schema:schema14.properties.onDestroy.enum,parentSchema:schema14.properties.onDestroy,data:data41};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}
