// Title: Digests of articles
// Answers: Which of these articles are stored, and with what content?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   id -- the article
//   sha256 -- digest of its content
UNWIND $ids AS id
MATCH (x:Article {id: id})
RETURN x.id AS id, x.sha256 AS sha256
