// Title: Reviews of subjects
// Answers: Which reviews, not withdrawn, concern these articles or edges?
// Parameters:
//   ids: strings -- ids of subjects
// Columns:
//   subject -- the subject
//   id -- the review
//   record -- the review as JSON
UNWIND $ids AS id
MATCH (k:Subject {id: id})<-[:CONCERNS]-(r:Review)
WHERE r.withdrawn_at IS NULL
RETURN k.id AS subject, r.id AS id, r.record AS record
ORDER BY subject, id
