// Title: Targets as stored
// Answers: Whom do the assertions of these articles concern?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   assertion -- assertion id
//   actor -- actor id
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[:TARGETS]->(a:Actor)
RETURN s.id AS assertion, a.id AS actor
