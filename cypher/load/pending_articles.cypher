// Title: Articles whose claims are not joined yet
// Answers: Which articles have assertions that no proposition stands for?
// Parameters: none
// Columns:
//   id -- the article
MATCH (s:Assertion)-[:REPORTED_IN]->(x:Article)
WHERE s.proposition IS NOT NULL AND NOT EXISTS { MATCH (s)-[:STATES]->(:Proposition) }
RETURN DISTINCT x.id AS id
ORDER BY id
