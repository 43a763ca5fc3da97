// Title: Delete inferred evidence
// Answers: Takes back what these assertions were premises of, by these rules.
// Parameters:
//   ids: strings -- assertion ids
//   rules: strings -- names of rules
// Columns: none
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[e:EVIDENCES|WITHHELD]->(:Actor)
WHERE NOT e.stated AND e.rule IN $rules
DELETE e
