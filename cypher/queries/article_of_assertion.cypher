// Title: Article of an assertion
// Answers: Which article reports this assertion, be it shown or rejected?
// Parameters:
//   id: string -- assertion id
// Columns:
//   article -- article id
MATCH (s:Assertion {id: $id})-[:REPORTED_IN]->(x:Article)
RETURN x.id AS article
UNION ALL
MATCH (r:Review)
WHERE r.applies_to = $id AND r.state = 'in force' AND r.article IS NOT NULL
RETURN r.article AS article
