// Title: What assertions contradict, by accusation
// Answers: Who accuses, in the same article, the one who made these assertions?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion asked for
//   target -- the actor who accuses
//   contradicted -- the accusation
UNWIND $ids AS wanted
MATCH (a:Actor)-[:MADE]->(s:Assertion {id: wanted})-[:REPORTED_IN]->(:Article)<-[:REPORTED_IN]-(o:Assertion)
MATCH (t:Actor)-[:MADE]->(o)
MATCH (o)-[e:EVIDENCES]->(a)
WHERE e.type = 'ACCUSES' AND o.id <> s.id
RETURN DISTINCT s.id AS assertion, t.id AS target, o.id AS contradicted
ORDER BY assertion, target, contradicted
