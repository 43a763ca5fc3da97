// Title: Propositions of articles
// Answers: Which propositions stand for what these articles assert?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   id -- the proposition
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(:Assertion)-[:STATES]->(p:Proposition)
RETURN DISTINCT p.id AS id
