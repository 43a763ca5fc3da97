// Title: Delete actors
// Answers: Takes out actors that no article mentions any more.
// Parameters:
//   ids: strings -- actor ids
// Columns: none
UNWIND $ids AS id
MATCH (a:Actor {id: id})
DETACH DELETE a
