// Title: Unnamed sources and what rests on them
// Answers: Which accusations, contradictions and endorsements come from a source without a name,
//   in which words, and does anyone with a name say the same of the same actor? Only what is
//   more likely right than wrong (certainty at least 0.5).
// Parameters: none
// Columns:
//   source -- the source's description
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- whom it concerns
//   sentence -- the sentence that says so
//   named -- how many named actors have an edge of the same type to the same actor
//   publisher -- who published it, or null
//   published -- when, or null
//   article -- id of the article
//   assertion -- id of the assertion
MATCH (a:Actor {kind: 'unnamed'})-[:MADE]->(s:Assertion)-[v:EVIDENCES]->(t:Actor)
WHERE v.source = a.id AND v.certainty >= 0.5
MATCH (s)-[:REPORTED_IN]->(x:Article)
OPTIONAL MATCH (n:Actor)-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(t)
WHERE n.kind <> 'unnamed' AND e.type = v.type AND e.certainty >= 0.5
WITH a, s, v, t, x, count(DISTINCT n.id) AS named
RETURN a.name AS source, v.type AS type, t.name AS target, s.sentence AS sentence, named,
       x.publisher AS publisher, x.published AS published, x.id AS article, s.id AS assertion
ORDER BY named, coalesce(published, '') DESC, assertion, type, t.id
LIMIT 100
