// Title: Delete the assertions of articles
// Answers: Takes out what these articles assert, with all that hangs on it.
// Parameters:
//   ids: strings -- article ids
// Columns: none
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)
DETACH DELETE s
