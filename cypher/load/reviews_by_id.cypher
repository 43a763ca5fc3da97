// Title: Reviews by id
// Answers: Which of these reviews are stored?
// Parameters:
//   ids: strings -- review ids
// Columns:
//   id -- the review
//   record -- the review as JSON
UNWIND $ids AS id
MATCH (r:Review {id: id})
RETURN r.id AS id, r.record AS record
