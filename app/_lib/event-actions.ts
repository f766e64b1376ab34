"use server";
export async function publish(_f: FormData) {}
export async function trash(_f: FormData) {}
export async function restore(_f: FormData) {}
