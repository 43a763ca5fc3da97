// Title: Propositions of assertions
// Answers: Which propositions do these assertions state?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   id -- the proposition
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[:STATES]->(p:Proposition)
RETURN DISTINCT p.id AS id
