// Title: Targets of assertions
// Answers: Whom do these assertions concern?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion
//   id -- the actor that it concerns
//   name -- the actor's name
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[:TARGETS]->(t:Actor)
RETURN s.id AS assertion, t.id AS id, t.name AS name
ORDER BY assertion, id
