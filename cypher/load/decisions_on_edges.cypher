// Title: Decisions on edges
// Answers: What did analysts decide about these edges?
// Parameters:
//   ids: strings -- ids of subjects, after the edges as they are now
// Columns:
//   subject -- the subject
//   id -- the review in force
//   verdict -- confirm or reject
//   reviewer -- who decided
//   at -- when
//   note -- why, or null
UNWIND $ids AS id
MATCH (k:Subject {id: id})<-[:IS]-(:Subject)<-[:CONCERNS]-(r:Review)
WHERE r.state = 'in force'
RETURN k.id AS subject, r.id AS id, r.verdict AS verdict, r.reviewer AS reviewer, r.at AS at,
       r.note AS note
