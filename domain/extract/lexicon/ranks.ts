const list = (text: string) => new Set(text.split(" "));

/** Words of military ranks and of address before a name, by key. */
export const rankWords = list(
  "general gen lieutenant lt major maj brigadier brig colonel col captain capt commander cdr cmdr commodore cmde admiral adm vice rear vadm radm air marshal chief sergeant sgt group squadron wing leader " +
    "lieut flight field master warrant officer petty mr mrs ms miss dr shri smt sri sir dame lord prof professor prince princess sheikh sheikha dato datuk tan seri sri haji hj he hon honourable honorable senator sen amb ambassador " +
    "his her excellency highness royal gp flt brigadier-general retd ret eng engr staff pilot laksamana marsekal jenderal pehin baron count king sultan emir emperor empress queen senior congressman congresswoman rep daw hh",
);

/** What opens a rank: the words before that can only stand inside one. */
export const rankHeads = list(
  "general gen lieutenant lt major maj brigadier brig colonel col captain capt commander cdr cmdr commodore cmde admiral adm vadm radm marshal sergeant sgt lieut " +
    "mr mrs ms miss dr shri smt sri sir dame lord prof professor prince princess sheikh dato datuk seri hon honourable honorable senator amb ambassador excellency highness laksamana marsekal jenderal leader retd ret baron pehin king sultan emperor queen congressman congresswoman rep hh",
);

/** Letters after a name that are no part of it. */
export const honours = list(
  "pvsm avsm vsm uysm ysm sm nm vm msm adc psc ndc phd retd ret obe cbe mbe kcb gbe dso afc vrc sc ac am csc msc bar ao rsp usp ndu pgdm rcds fwc psn ii iii iv jr sr kc mp awc afwc hi hj",
);

export const particles = list("bin ibn al el van von der den de da dos del di la ul ur bint abdul abu af ter zu y e");
