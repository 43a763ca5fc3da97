// Title: Targets as stored
// Answers: Whom do the assertions of these articles concern?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   assertion -- assertion id
//   actor -- the actor's id in the article
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[r:TARGETS]->(:Actor)
RETURN s.id AS assertion, r.local AS actor
