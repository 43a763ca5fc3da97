// Title: Delete articles
// Answers: Takes out these articles and what they say of actors.
// Parameters:
//   ids: strings -- article ids
// Columns: none
UNWIND $ids AS id
MATCH (x:Article {id: id})
DETACH DELETE x
