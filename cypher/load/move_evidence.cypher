// Title: Move evidence
// Answers: Takes out the evidence of edges from or to these actors, by their ids in the article.
// Parameters:
//   rows: rows -- article, local
// Columns: none
UNWIND $rows AS row
MATCH (:Article {id: row.article})<-[:REPORTED_IN]-(:Assertion)-[e:EVIDENCES|WITHHELD]->(:Actor)
WHERE e.source_local = row.local OR e.target_local = row.local
DELETE e
