// Title: Edges of assertions
// Answers: Which edges do these assertions state?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   assertion -- the assertion
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   id -- actor id of the target
//   name -- the target's name
//   kind -- what the target is
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[e:EVIDENCES]->(t:Actor)
WHERE e.stated
RETURN DISTINCT s.id AS assertion, e.source AS source, e.type AS type, t.id AS id, t.name AS name,
       t.kind AS kind
ORDER BY assertion, type, id
