// Title: Targets of assertions
// Answers: Whom do these assertions concern? A row for each target, and one for an assertion
//   without; none for one that is not there.
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion
//   act -- the kind of speech act
//   id -- the actor that it concerns, or null where it names none
//   name -- see id
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})
OPTIONAL MATCH (s)-[:TARGETS]->(t:Actor)
RETURN s.id AS assertion, s.act AS act, t.id AS id, t.name AS name
ORDER BY assertion, id
