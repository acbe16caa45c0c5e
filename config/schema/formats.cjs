// JavaScript, so that validators.cjs can be loaded by anything.
const { fullFormats } = require("ajv-formats/dist/formats");

/** Whether the runtime knows a time zone by this name. */
function isTimeZone(name) {
  try {
    return name !== "" && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** What the formats that the schemas name ask of a text. */
exports.FORMATS = {
  date: fullFormats.date,
  uuid: fullFormats.uuid,
  uri: fullFormats.uri,
  "time-zone": isTimeZone,
};
