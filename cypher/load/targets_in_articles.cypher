// Title: Assertions that concern mentioned actors
// Answers: Which assertions concern these actors, by their ids in the article?
// Parameters:
//   rows: rows -- article, local
// Columns:
//   assertion -- the assertion
//   local -- the actor's id in its article
//   article -- the article
UNWIND $rows AS row
MATCH (x:Article {id: row.article})<-[:REPORTED_IN]-(s:Assertion)-[r:TARGETS]->(:Actor)
WHERE r.local = row.local
RETURN s.id AS assertion, r.local AS local, x.id AS article
