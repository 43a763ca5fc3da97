// Title: Reviews by id
// Answers: What was decided in these reviews?
// Parameters:
//   ids: strings -- review ids
// Columns:
//   id -- the review
//   record -- the review as JSON
//   state -- in force, superseded, withdrawn or unmatched
//   applies_to -- id of the assertion or edge that it is about now, or null
UNWIND $ids AS wanted
MATCH (r:Review {id: wanted})
RETURN r.id AS id, r.record AS record, r.state AS state, r.applies_to AS applies_to
ORDER BY id
