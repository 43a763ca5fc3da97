// Title: Bearers
// Answers: Which actors bear these names?
// Parameters:
//   ids: strings -- names
// Columns:
//   id -- the actor
UNWIND $ids AS id
MATCH (n:Name {id: id})<-[:BEARS]-(a:Actor)
RETURN DISTINCT a.id AS id
