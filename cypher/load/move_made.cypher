// Title: Move made
// Answers: Parts mentioned actors, by their ids in the article, from who they were taken for.
// Parameters:
//   rows: rows -- article, local
// Columns: none
UNWIND $rows AS row
MATCH (:Article {id: row.article})<-[:REPORTED_IN]-(:Assertion)<-[r:MADE]-(:Actor)
WHERE r.local = row.local
DELETE r
