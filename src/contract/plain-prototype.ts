/**
 * Some old pages add methods to every object in a way that a loop over an object's keys finds them (`Object.prototype.x =
 * …`). zod cannot make a schema there. So while the kit's scripts are evaluated, in one go and before anything of the
 * page runs again, such properties are passed over by loops; then they are as they were. They can be used all the time.
 */
const root = Object.prototype;
const changed = Object.entries(Object.getOwnPropertyDescriptors(root)).filter(
  ([, { enumerable, configurable }]) => enumerable && configurable,
);

const set = (enumerable: boolean): void => {
  for (const [name] of changed) {
    const now = Object.getOwnPropertyDescriptor(root, name);
    if (now?.configurable) Object.defineProperty(root, name, { ...now, enumerable });
  }
};

if (changed.length) {
  set(false);
  void Promise.resolve().then(() => set(true));
}

export {};
