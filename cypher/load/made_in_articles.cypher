// Title: Assertions of mentioned actors
// Answers: Which assertions did these actors, by their ids in the article, make?
// Parameters:
//   rows: rows -- article, local
// Columns:
//   assertion -- the assertion
//   local -- the actor's id in its article
//   article -- the article
UNWIND $rows AS row
MATCH (x:Article {id: row.article})<-[:REPORTED_IN]-(s:Assertion)<-[r:MADE]-(:Actor)
WHERE r.local = row.local
RETURN s.id AS assertion, r.local AS local, x.id AS article
