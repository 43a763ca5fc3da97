// Title: Targets of assertions
// Answers: Whom do these assertions concern?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- assertion id
//   actor -- actor id
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[:TARGETS]->(t:Actor)
RETURN s.id AS assertion, t.id AS actor
