// Title: Mentions of actors
// Answers: Which articles mention these actors, and how?
// Parameters:
//   ids: strings -- actor ids
// Columns:
//   article -- the article
//   actor -- actor id
//   local -- the actor's id in its article
//   name -- what the article calls it
//   kind -- what the article takes it for
//   aliases -- its other names there
//   given -- what a decision by hand calls it, "" without one
//   published -- the article's date, "" where unknown
UNWIND $ids AS id
MATCH (a:Actor {id: id})<-[m:MENTIONS]-(x:Article)
RETURN x.id AS article, a.id AS actor, m.local AS local, m.name AS name, m.kind AS kind,
       m.aliases AS aliases, m.given AS given, coalesce(x.published, '') AS published
