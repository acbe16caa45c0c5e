import type { Random } from "./random";
import type { EntraSeed, UserSeed } from "./world";

type Group = EntraSeed["groups"][number];

const DEPARTMENTS = ["Engineering", "Operations", "Finance", "Marketing", "Research", "Procurement", "Legal", "People"];
const REGIONS = ["Americas", "Europe", "Asia Pacific"];
const CITIES = ["North", "South"];

/** Groups that lie across the departments, with the share of all people in each. */
const ACROSS = [
  ["Meeting Organizers", 0.5],
  ["Webinar Presenters", 0.05],
  ["Project Alder", 0.02],
] as const;

/** People in a department before there is another one. */
const DEPARTMENT_SIZE = 60;

/** Names of the groups at the top of a world with so many generated people: what a configuration can assign. */
export function generatedGroupNames(people: number): string[] {
  return people === 0 ? [] : [...ACROSS.map(([name]) => name), ...departments(people)];
}

/**
 * Everybody in one department, which holds regions, which hold cities (three levels; a person is at one of them), and
 * overlapping groups across. A region or city that would hold nobody is left out.
 */
export function generateGroups(people: readonly UserSeed[], random: Random): Group[] {
  const members = new Map<string, string[]>();
  const join = (group: string, member: string) => {
    const list = members.get(group);
    if (list === undefined) members.set(group, [member]);
    else list.push(member);
  };
  const names = departments(people.length);
  for (const [index, { userPrincipalName }] of people.entries()) {
    join(placeIn(names[index % names.length] ?? "", random), userPrincipalName);
    for (const [name, share] of ACROSS) if (index === 0 || random.chance(share)) join(name, userPrincipalName);
  }
  for (const name of names) nest(name, members, join);
  return [...members].map(([displayName, list]) => ({ id: random.guid(), displayName, members: list }));
}

function departments(people: number): string[] {
  return DEPARTMENTS.slice(0, Math.ceil(people / DEPARTMENT_SIZE));
}

/** One in ten belongs to the department itself, three in ten to a region, the rest to a city. */
function placeIn(department: string, random: Random): string {
  const level = random.next();
  if (level < 0.1) return department;
  const region = `${department} ${random.pick(REGIONS)}`;
  return level < 0.4 ? region : `${region} ${random.pick(CITIES)}`;
}

function nest(department: string, members: Map<string, string[]>, join: (group: string, member: string) => void): void {
  for (const region of REGIONS.map((name) => `${department} ${name}`)) {
    for (const city of CITIES.map((name) => `${region} ${name}`)) if (members.has(city)) join(region, `group:${city}`);
    if (members.has(region)) join(department, `group:${region}`);
  }
}
