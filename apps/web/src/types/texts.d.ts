declare module '*.json?texts=public' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=console' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=search' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=booking' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=prices' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=place' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=series' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=accounting' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=agendas' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=papers' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=members' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=account' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=plans' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=credits' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=company' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=paid' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=billing' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=people' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=formulas' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=offers' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=doors' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=floor' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=seller' {
  const messages: unknown;
  export default messages;
}
declare module '*.json?texts=figures' {
  const messages: unknown;
  export default messages;
}
