// Title: Load names
// Answers: Makes names that are missing, says what is known of all, and keeps other writers off
//   them until the end of the transaction.
// Parameters:
//   ids: strings -- names, sorted so that writers lock in one order
// Columns:
//   id -- the name
//   articles -- how many articles call an actor so
//   persons -- how many of them take it for a person
//   contested -- whose bearers stay apart, article by article: "", persons or all
//   actor -- id of the actor that it names
UNWIND $ids AS id
MERGE (n:Name {id: id})
SET n.lock = true
RETURN n.id AS id, coalesce(n.articles, 0) AS articles, coalesce(n.persons, 0) AS persons,
       coalesce(n.contested, '') AS contested, coalesce(n.actor, n.id) AS actor
