// Title: Dates of assertions
// Answers: When were these assertions made, or else their articles published, and how certain
//   are they?
// Parameters:
//   ids: strings -- assertion ids
// Columns:
//   id -- the assertion
//   date -- ISO 8601, or null where neither is known
//   certainty -- in [0, 1]
UNWIND $ids AS wanted
MATCH (s:Assertion {id: wanted})-[:REPORTED_IN]->(x:Article)
RETURN s.id AS id, coalesce(s.date, x.published) AS date, s.certainty AS certainty
