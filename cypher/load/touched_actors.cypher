// Title: Actors of articles
// Answers: Which actors do these articles mention?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   id -- the actor
UNWIND $ids AS id
MATCH (x:Article {id: id})-[:MENTIONS]->(a:Actor)
RETURN DISTINCT a.id AS id
