// Title: What else the contradicted say in an article
// Answers: What do others assert in the articles of these assertions, and how far away?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion asked for
//   target -- the actor whom the assertion contradicts
//   contradicted -- what that actor asserts in the same article
//   distance -- characters between the two sentences' starts
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[e:EVIDENCES]->(t:Actor)
WHERE e.type = 'CONTRADICTS'
MATCH (s)-[:REPORTED_IN]->(:Article)<-[:REPORTED_IN]-(o:Assertion)
MATCH (t)-[:MADE]->(o)
WHERE o.id <> s.id
RETURN DISTINCT s.id AS assertion, t.id AS target, o.id AS contradicted,
       abs(o.sentence_start - s.sentence_start) AS distance
ORDER BY assertion, target, distance, contradicted
