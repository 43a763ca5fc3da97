// Title: Dates of assertions
// Answers: When were these assertions made, or else their articles published?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   id -- the assertion
//   date -- ISO 8601, or null where neither is known
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[:REPORTED_IN]->(x:Article)
RETURN s.id AS id, coalesce(s.date, x.published) AS date
