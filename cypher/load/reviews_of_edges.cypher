// Title: Reviews of edges
// Answers: Which reviews, not withdrawn, are of these edges?
// Parameters:
//   ids: strings -- ids of subjects, after the edges as they are now
// Columns:
//   subject -- the subject
//   id -- the review
//   record -- the review as JSON
UNWIND $ids AS id
MATCH (k:Subject {id: id})<-[:IS]-(:Subject)<-[:CONCERNS]-(r:Review)
WHERE r.withdrawn_at IS NULL
RETURN k.id AS subject, r.id AS id, r.record AS record
ORDER BY subject, id
