// Title: Mentions as stored
// Answers: What do these articles call actors?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- article id
//   actor -- actor id
//   name -- what the article calls it
//   kind -- what the article takes it for
//   aliases -- its other names there
UNWIND $ids AS id
MATCH (x:Article {id: id})-[m:MENTIONS]->(a:Actor)
RETURN x.id AS article, a.id AS actor, m.name AS name, m.kind AS kind, m.aliases AS aliases
