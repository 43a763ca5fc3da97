// Title: Delete mentions
// Answers: Takes out what these articles call actors.
// Parameters:
//   ids: strings -- article ids
// Columns: none
UNWIND $ids AS id
MATCH (x:Article {id: id})-[m:MENTIONS]->(:Actor)
DELETE m
