const list = (text: string) => new Set(text.split(/\s+/));

/** The word that makes a phrase a post. */
export const postHeads = list(
  `minister ministers secretary undersecretary chief chiefs commander commanders director adviser advisor president premier chairman chairperson chairwoman chair head deputy vice ambassador commissioner attache inspector commandant
  envoy chancellor counterpart counterparts colleague spokesperson spokesman spokeswoman officer representative mantri superintendent governor mayor
  ceo cds coas cns cas cno nsa md coordinator administrator commissioner comptroller king emir sultan leader pm leaders presidents secretaries pilot speaker consul foc fogc general-secretary counselor counsellor officials`,
);

/** Words that may stand inside a post, by key: before its head or after its "of". */
export const postWords = list(
  `defence defense foreign deputy vice army navy naval air force forces armed national security chief chiefs joint military state prime federal acting assistant principal permanent under senior general general's
  external affairs strategic staff operations operation commander command commanding commander-in-chief in minister secretary adviser advisor director inspector union interior home relations
  international policy planning cooperation intelligence logistics training procurement acquisition production industry industries materiel logistic supreme allied united combined land maritime coast guard marine marines corps
  fleet eastern western southern northern central theatre theater flag officer additional special presidential personal high visiting then former outgoing new newly appointed second first sea lord
  parliamentary cabinet department ministry council committee commission headquarters integrated integration fire brigade battalion regiment division area wing squadron region district station base group parachute academy college
  school institute centre center agency veterans war public emergency office bureau directorate administration west east pacific indo-pacific europe africa capability support plans strategy research technology space cyber
  royal republic government managing executive non-executive board chairman president member independent civilian personnel health medical surgeon major vice-president co-chair crown relations nordic
  counterpart representative executive commodore principal scientific controller technical economy finance aerospace self-defense self-defence ground missile rocket people's delegation cultural communications resources human infrastructure
  defence's rafale resident non-resident military-technical arms export exports project projects programme programs programmes bilateral consular assessments assessment partnerships sustainment readiness mobilization mobilisation reform reforms analysis engagement delegate delegated people guards`,
);

/** Abbreviations that are posts by themselves. */
export const postAcronyms = list("CDS COAS CNS CAS CNO NSA CISC VCOAS VCNS VCAS CEO PM SECDEF CJCS CSAF CMC CDF FOCEF FOC-in-C DG CMD");
