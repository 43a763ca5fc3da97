// Title: What assertions contradict, by their claim
// Answers: Who is on the other side of the claim that these assertions are about, in which
//   assertion? Only of claims whose sides surely stand against each other (opposed at least 0.6).
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion asked for
//   target -- the actor on the other side
//   contradicted -- the assertion on the other side
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[:SUPPORTS|CONTRADICTS]->(c:Claim)<-[:SUPPORTS|CONTRADICTS]-(o:Assertion)
WHERE o.stance <> s.stance AND coalesce(c.opposed, 1.0) >= 0.6
MATCH (t:Actor)-[:MADE]->(o)
RETURN DISTINCT s.id AS assertion, t.id AS target, o.id AS contradicted
ORDER BY assertion, target, contradicted
