// Title: Actors that are there
// Answers: Which of these actors are in the graph?
// Parameters:
//   ids: strings -- actor ids
// Columns:
//   id -- the actor
UNWIND $ids AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id
