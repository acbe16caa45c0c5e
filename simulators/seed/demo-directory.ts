import type { EntraSeed, UserSeed } from "./world";

type Row = readonly [number: number, givenName: string, surname: string, localPart: string, extra?: Partial<UserSeed>];

/** Local parts are plain ASCII although the names are not; the numbers are the last digits of the object ids. */
const ROWS: readonly Row[] = [
  [1, "Ada", "Lindqvist", "ada.lindqvist", { department: "IT" }],
  [2, "Marcus", "Oyelaran", "marcus.oyelaran", { department: "IT" }],
  [3, "Zoë", "Kowalczyk", "zoe.kowalczyk", { department: "Sales" }],
  [4, "Bob", "Ray", "bob.ray", { department: "Sales" }],
  [5, "Carol", "Tan", "carol.tan", { department: "Sales" }],
  [6, "Diego", "Fernández", "diego.fernandez", { department: "Sales" }],
  [7, "Sam", "Noor", "intern", { department: "Sales", jobTitle: "Intern" }],
  [8, "Jürgen", "Groß", "jurgen.gross", { department: "Sales" }],
  [9, "Łukasz", "Nowak", "lukasz.nowak", { department: "Sales" }],
  [10, "Siobhán", "O'Brien", "siobhan.obrien", { department: "Sales" }],
  [11, "Priya", "Raman", "priya.raman", { department: "Support" }],
  [12, "Tom", "Becker", "tom.becker", { department: "Support" }],
  [13, "Thị Hoa", "Nguyễn", "hoa.nguyen", { department: "Support", displayName: "Nguyễn Thị Hoa" }],
  [14, "Olga", "Petrova", "olga.petrova", { department: "Support", accountEnabled: false }],
  [15, "Emre", "Yılmaz", "emre.yilmaz", { department: "Marketing" }],
  [16, "Chloé", "Dubois", "chloe.dubois", { department: "Marketing" }],
  [18, "Henrik", "Solberg", "henrik.solberg", { department: "Finance" }],
  [19, "Mei", "Lin", "mei.lin", { department: "Finance" }],
  [20, "Rosa", "Marini", "rosa.marini", { department: "Legal" }],
];

const GUEST: UserSeed = {
  id: userId(17),
  displayName: "Kai Brandt",
  givenName: "Kai",
  surname: "Brandt",
  mail: "contractor@fabrikam.com",
  userPrincipalName: "contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  userType: "Guest",
};

/** The people of the fictional company Contoso. */
export const demoUsers: readonly UserSeed[] = [...ROWS.map(user), GUEST];

/** Contoso's groups; "Sales DACH" lies inside "Sales EMEA", and Priya Raman is in two. */
export const demoGroups: EntraSeed["groups"] = [
  {
    id: groupId(1),
    displayName: "GoTo Administrators",
    members: ["ada.lindqvist@contoso.com", "marcus.oyelaran@contoso.com"],
  },
  {
    id: groupId(2),
    displayName: "Sales EMEA",
    members: [
      "zoe.kowalczyk@contoso.com",
      "bob.ray@contoso.com",
      "carol.tan@contoso.com",
      "diego.fernandez@contoso.com",
      "intern@contoso.com",
      "group:Sales DACH",
    ],
  },
  {
    id: groupId(3),
    displayName: "Sales DACH",
    members: ["jurgen.gross@contoso.com", "lukasz.nowak@contoso.com", "siobhan.obrien@contoso.com"],
  },
  {
    id: groupId(4),
    displayName: "Customer Support",
    members: [
      "priya.raman@contoso.com",
      "tom.becker@contoso.com",
      "hoa.nguyen@contoso.com",
      "olga.petrova@contoso.com",
    ],
  },
  {
    id: groupId(5),
    displayName: "Webinar Hosts",
    members: ["priya.raman@contoso.com", "emre.yilmaz@contoso.com", "chloe.dubois@contoso.com"],
  },
];

function user([number, givenName, surname, localPart, extra]: Row): UserSeed {
  const address = `${localPart}@contoso.com`;
  return {
    id: userId(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail: address,
    userPrincipalName: address,
    ...extra,
  };
}

function userId(number: number): string {
  return `05e40000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function groupId(number: number): string {
  return `96000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
