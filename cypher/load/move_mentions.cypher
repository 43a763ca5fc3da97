// Title: Move mentions
// Answers: Parts mentioned actors, by their ids in the article, from who they were taken for.
// Parameters:
//   rows: rows -- article, local
// Columns: none
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[r:MENTIONS]->(:Actor)
WHERE r.local = row.local
DELETE r
