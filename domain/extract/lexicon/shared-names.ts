/** First halves of compounds such as “Indo-French”. */
export const prefixes: Record<string, string> = {
  Indo: "IN",
  Sino: "CN",
  Russo: "RU",
  Franco: "FR",
  Anglo: "GB",
  Italo: "IT",
  Greco: "GR",
  Nippon: "JP",
  Luso: "PT",
  Turco: "TR",
  Polono: "PL",
};

/** Names of several states or of none alone: which one is meant has to be asked. */
export const shared: Record<string, string[]> = {
  Korea: ["KR", "KP"],
  Korean: ["KR", "KP"],
  Koreans: ["KR", "KP"],
  Congo: ["CG", "CD"],
  Congolese: ["CG", "CD"],
  Georgia: ["GE", "US"],
  Guinea: ["GN", "GW", "GQ"],
  Jordan: ["JO"],
};

/** Territories that have a country code of their own, and the state that acts there. */
export const territories: Record<string, string> = {
  ...{
    AS: "US",
    GU: "US",
    MP: "US",
    PR: "US",
    UM: "US",
    VI: "US",
    BM: "GB",
    FK: "GB",
    GI: "GB",
    GS: "GB",
    IO: "GB",
    KY: "GB",
    SH: "GB",
    VG: "GB",
  },
  ...{
    GF: "FR",
    GP: "FR",
    MQ: "FR",
    NC: "FR",
    PF: "FR",
    PM: "FR",
    RE: "FR",
    WF: "FR",
    YT: "FR",
    HK: "CN",
    MO: "CN",
    FO: "DK",
    GL: "DK",
    SJ: "NO",
    AX: "FI",
  },
  ...{ AW: "NL", CW: "NL", SX: "NL", BQ: "NL", CC: "AU", CX: "AU", NF: "AU", CK: "NZ", NU: "NZ", TK: "NZ", BV: "NO", HM: "AU", TF: "FR" },
};
