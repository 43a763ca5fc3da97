// Title: Lock articles
// Answers: Makes articles that are missing, and keeps other writers off them until the end of
//   the transaction. An article that was not there has no digest yet.
// Parameters:
//   ids: strings -- article ids, sorted so that writers lock in one order
// Columns:
//   id -- the article
//   sha256 -- digest of its content, null where it is new
UNWIND $ids AS id
MERGE (x:Article {id: id})
SET x.lock = true
RETURN x.id AS id, x.sha256 AS sha256
