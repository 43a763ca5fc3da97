// Title: Articles as stored
// Answers: What are these articles?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- the whole node
UNWIND $ids AS id
MATCH (x:Article {id: id})
RETURN x AS article
