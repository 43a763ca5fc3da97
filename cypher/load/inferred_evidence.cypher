// Title: Inferred evidence of assertions
// Answers: To which inferred edges between actors do these assertions give evidence?
// Parameters:
//   ids: strings -- assertion ids
//   rules: strings -- names of rules
// Columns:
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id
//   stated -- false
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[e:EVIDENCES|WITHHELD]->(t:Actor)
WHERE NOT e.stated AND e.rule IN $rules
RETURN DISTINCT e.source AS source, e.type AS type, t.id AS target, e.stated AS stated
