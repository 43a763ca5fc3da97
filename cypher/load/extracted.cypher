// Title: What was extracted
// Answers: What was extracted from these articles, where reviews changed it?
// Parameters:
//   ids: strings -- ids of subjects
// Columns:
//   id -- the subject
//   extracted -- rows of the article as JSON
UNWIND $ids AS id
MATCH (k:Subject {id: id})
WHERE k.extracted IS NOT NULL
RETURN k.id AS id, k.extracted AS extracted
