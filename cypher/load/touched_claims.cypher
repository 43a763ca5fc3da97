// Title: Claims of articles
// Answers: Which claims are the assertions of these articles about?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   id -- the claim
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[:SUPPORTS|CONTRADICTS]->(c:Claim)
RETURN DISTINCT c.id AS id
