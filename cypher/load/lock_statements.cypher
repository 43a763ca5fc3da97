// Title: Lock statements
// Answers: Keeps other writers off the articles of these assertions until the end of the
//   transaction.
// Parameters:
//   ids: strings -- assertion ids
// Columns: none
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[:REPORTED_IN]->(x:Article)
SET x.lock = true
