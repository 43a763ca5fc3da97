// Title: Assertions of a claim
// Answers: Who says what about this claim, on which side, in the order of time?
// Parameters:
//   claim: string -- claim id
// Columns:
//   id -- the assertion
//   stance -- supports or contradicts
//   act -- the speech act
//   actor -- actor id, null where unresolved
//   name -- the actor's name, else the words of the source
//   sentence -- the sentence that says so
//   article -- article id
//   place -- where in the article the sentence begins, in characters
//   date -- when it was said, else when the article was published, or null
//   dated -- what the date rests on: text, about, before or article
//   certainty -- in [0, 1]
//   wording -- the article's words for the claim
MATCH (c:Claim {id: $claim})<-[r:SUPPORTS|CONTRADICTS]-(s:Assertion)-[:REPORTED_IN]->(x:Article)
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
RETURN s.id AS id, s.stance AS stance, s.act AS act, a.id AS actor,
       coalesce(a.name, s.source) AS name, s.sentence AS sentence, x.id AS article,
       s.sentence_start AS place, coalesce(s.date, x.published) AS date,
       s.dated AS dated, s.certainty AS certainty, r.wording AS wording
ORDER BY coalesce(date, '~'), article, place, id
